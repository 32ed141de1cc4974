/** What the writer says, and in which order. */
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { eventId, type LogEvent } from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { Signer } from '#shared/session/signer.ts'
import { loadSpace } from '../../../../src/main/host/log/load-space.ts'
import { createSpace } from '../../../../src/main/host/log/create-space.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { LogEnds } from '../../../../src/main/host/log/log-ends.ts'
import { MessageTallies } from '../../../../src/main/host/log/message-tallies.ts'
import { Writer } from '../../../../src/main/host/log/writer.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import type { SpaceLog } from '../../../../src/main/store/space-log.ts'
import { openSpaceFile } from '../../../../src/main/store/space-file.ts'
import { tempFolder } from '../../../support/chat.ts'

const space = 'a'.repeat(26)
const who = { address: 'here', device: 'mina' }

/** Mina's space, whose writer tells what it says; her events are given to it all at once. */
async function writing(): Promise<{
  said: string[]
  log: SpaceLog
  sign: (kind: Kind, body: LogEvent['body']) => Promise<LogEvent>
  writeAll: (events: readonly LogEvent[]) => Promise<PromiseSettledResult<unknown>[]>
}> {
  const file = openSpaceFile(join(tempFolder(), 'space.db'))
  onTestFinished(() => {
    file.close()
  })
  const keys = deviceKeysOf(newIdentityPem())
  const profile = { name: 'Mina', colour: 0 }
  await createSpace(file.log, { space, name: 'S', lobby: 'Lobby', profile, at: 1 }, keys, nodeCrypto)
  const state = loadSpace(space, file.log)
  const said: string[] = []
  const writer = new Writer({
    space: state,
    ends: new LogEnds(file.log),
    tallies: new MessageTallies(file.log),
    mustBeSettled: () => undefined,
    mayLack: () => false,
    positionAt: (seq) => ({ epoch: 1, seq }),
    log: file.log,
    crypto: nodeCrypto,
    time: systemTime,
    onAppended: (_room, placed) => said.push(placed.map(({ event }) => event.kind).join(' ')),
    onApplied: ({ kind }) => said.push(`applied ${kind}`),
    onWorked: () => undefined,
    onWrongSignature: () => undefined,
    onError: (about) => said.push(`error ${about}`)
  })
  const signer = new Signer({ space, keys, crypto: nodeCrypto })
  signer.follow(file.log.chain(state.by))
  const key = toBase64(keys.publicKey)
  return {
    said,
    log: file.log,
    sign: (kind, body) => signer.next({ room: state.lobby, kind, body, at: 2 }),
    writeAll: (events) => Promise.allSettled(events.map((event) => writer.append(event, key, who)))
  }
}

test('changes of the space are reported in the order of the pushed events', async () => {
  const { said, sign, writeAll } = await writing()
  await writeAll([
    await sign('message.posted', { text: 'one' }),
    await sign('message.posted', { text: 'two' }),
    await sign('room.described', { name: 'Plans', topic: '' }),
    await sign('message.posted', { text: 'three' })
  ])
  expect(said).toEqual([
    'message.posted message.posted room.described',
    'applied room.described',
    'message.posted'
  ])
})

test('more events of one device than may wait are refused, and the rest is written in order', async () => {
  const { said, sign, writeAll } = await writing()
  const events: LogEvent[] = []
  for (let n = 0; n < 40; n += 1) events.push(await sign('message.posted', { text: String(n) }))
  const outcomes = await writeAll(events)
  expect(outcomes.slice(0, 32).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'too-many' } })
  expect(said.join(' ').split(' ')).toHaveLength(
    outcomes.filter(({ status }) => status === 'fulfilled').length
  )
})

test('when the log cannot be read once, the events of that moment are refused, and writing continues', async () => {
  const { said, log, sign, writeAll } = await writing()
  const [first, repeated] = [
    await sign('message.posted', { text: 'one' }),
    await sign('message.posted', { text: 'two' })
  ]
  vi.spyOn(log, 'positionOf').mockImplementationOnce(() => {
    throw new Error('the disk cannot be read')
  })
  // The second comes first, so the writer looks whether it has that already.
  expect(await writeAll([repeated])).toMatchObject([{ reason: { code: 'storage' } }])
  expect(said).toEqual(['error storage'])
  expect(await writeAll([first, repeated])).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }])
})

test.each(['message.deleted', 'message.removed'] as const)(
  'what comes at once with %s is refused if it is about that message',
  async (deletion) => {
    const { sign, writeAll } = await writing()
    const posted = await sign('message.posted', { text: 'one' })
    const target = eventId(posted, nodeCrypto.hash)
    const deleted = await sign(deletion, { target })
    const edited = await sign('message.edited', { target, text: 'two' })
    expect(await writeAll([posted, deleted, edited])).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'not-found' } }
    ])
  }
)
