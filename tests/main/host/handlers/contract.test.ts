import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindNames } from '#shared/log/kinds.ts'
import { requestFor, requestNames, requests, type RequestName } from '#shared/protocol/requests.ts'
import { codes } from '#shared/values/reply.ts'
import { openClient, codeOf, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { pictureData, png } from '../../../support/pictures.ts'
import { junk } from '../junk.ts'

/** Rows whose whole payload may be empty: for them `{}`-like junk is a request. */
const empty: readonly RequestName[] = ['space:leave']

async function stillServes(space: Space): Promise<void> {
  const mina = await enterAsMember(space, 'Mina')
  expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
  expect(space.problems).toEqual([])
}

describe.each(requestNames)('%s', (name) => {
  test('refuses every malformed payload', async () => {
    const space = await startSpace()
    const mallory = await enterAsMember(space, 'Mallory')
    for (const { called, payload } of junk) {
      const code = codeOf(await mallory.request(name, payload))
      if (empty.includes(name) && code === 'ok') await mallory.enter()
      else expect([called, code]).toEqual([called, expect.stringMatching(/^(invalid|too-large)$/)])
    }
    await stillServes(space)
  })

  const mustEnter = requests[name].needs !== 'connected'
  test(
    mustEnter ? 'refuses a caller who has not entered' : 'answers a caller who has not entered',
    async () => {
      const space = await startSpace()
      const stranger = await openClient(space)
      await stranger.greet()
      const payload = await wellFormed(name, stranger, space)
      const code = codeOf(await stranger.request(name, payload))
      if (mustEnter) expect(code).toBe('not-entered')
      else expect(code).not.toBe('not-entered')
    }
  )

  test('is harmless without an acknowledgement', async () => {
    const space = await startSpace()
    const mallory = await enterAsMember(space, 'Mallory')
    for (const { payload } of junk) mallory.socket.emit(name, payload)
    mallory.socket.emit(name)
    await mallory.catchesUp()
    await stillServes(space)
  })
})

/** A payload that has the right shape, so that only the caller can be wrong. */
async function wellFormed(name: RequestName, caller: ContractClient, { lobby, id }: Space): Promise<object> {
  const kind = kindNames.find((one) => requestFor(one) === name)
  if (kind) return { event: await caller.sign(lobby, kind, { text: 'hello' }) }
  if (name === 'picture:set') return { data: pictureData(png(8)) }
  if (name === 'picture:read') return { device: caller.device }
  if (name === 'member:list') return { room: id }
  const [event, digest] = [await caller.sign(lobby, 'message.posted', { text: 'hello' }), 'A'.repeat(43)]
  if (name === 'log:bring') return { events: [{ event }] }
  if (name === 'log:compare') return { room: id, points: [{ seq: 1, digest }] }
  if (name === 'log:adopt')
    return { room: lobby, after: 2, digest, placed: [{ event, position: { epoch: 1, seq: 3 } }] }
  if (name === 'space:rooms' || name === 'space:members') return { from: 0 }
  return { room: id, limit: 1, text: 'hello', after: 0, typing: true, to: caller.device, data: 'hello' }
}

test('every name and payload gets an answer from the closed list', async () => {
  const space = await startSpace()
  const mallory = await enterAsMember(space, 'Mallory')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...requestNames), fc.jsonValue(), async (name, payload) => {
      const reply = await mallory.request(name, payload)
      expect([...codes, 'ok']).toContain(codeOf(reply))
      if (!reply.ok && reply.code === 'too-many') return
      expect(codeOf(reply)).not.toBe('internal')
      if (name === 'space:leave' && reply.ok) await mallory.enter()
    }),
    { numRuns: 150 }
  )
  await stillServes(space)
})

test('a nesting that would exhaust any stack is refused like other junk', async () => {
  const space = await startSpace()
  const mallory = await enterAsMember(space, 'Mallory')
  for (const [open, close] of [
    ['[', ']'],
    ['{"body":', '}'],
    ['{"event":', '}']
  ] as const) {
    const depth = Math.floor(60_000 / (open.length + close.length))
    const reply = await mallory.requestRaw('event:append', `${open.repeat(depth)}1${close.repeat(depth)}`)
    expect(codeOf(reply)).toBe('invalid')
  }
  await stillServes(space)
})

test('an unknown name is answered, and so is a disguised reserved one', async () => {
  const space = await startSpace()
  const mallory = await enterAsMember(space, 'Mallory')
  for (const name of ['room:destroy', 'constructor', '__proto__', 'toString', ' space:enter']) {
    expect(await mallory.request(name, {})).toMatchObject({ ok: false, code: 'invalid' })
  }
  await stillServes(space)
})

test('an error in a handler is answered with internal and reported', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  space.file.log.readAfter = () => {
    throw new Error('a bug')
  }
  const reply = await mina.request('log:read', { room: space.id, after: 0, limit: 1 })
  expect(reply).toEqual({ ok: false, code: 'internal' })
  expect(space.problems).toEqual(['host: Error: a bug'])
})

test('requests without pause get too-many, and those of others do not', async () => {
  const space = await startSpace({ time: { ...systemTime, ticks: () => 0 } }) // no allowance grows again meanwhile
  const mallory = await enterAsMember(space, 'Mallory')
  const mina = await enterAsMember(space, 'Mina')
  const replies = await Promise.all(
    Array.from({ length: 400 }, () => mallory.request('member:list', { room: space.id }))
  )
  expect(replies.map(codeOf).filter((code) => code === 'too-many').length).toBeGreaterThan(50)
  expect(codeOf(await mina.request('member:list', { room: space.id }))).toBe('ok')
})
