/** What docs/PROTOCOL.md says about a host of which an older copy was put back, by this folder's code alone. */
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { pageVectors, restoredVectors } from '../support/page-vectors.ts'
import { isClaimed } from './agreement.ts'
import { canonicalBytes, isSigned, keysOf } from './bytes.ts'
import { idOf, isTrue } from './event.ts'
import { Kept } from './kept.ts'
import { Levelling } from './levelling.ts'
import { RoomLog } from './room-log.ts'
import * as shapes from './shapes.ts'

const Request = v.strictObject({
  name: v.string(),
  payload: v.looseObject({}),
  answer: v.looseObject({ ok: v.boolean() })
})
const Story = v.strictObject({
  host: v.strictObject({ seed: v.string(), key: v.string(), device: v.string() }),
  claims: v.strictObject({ copy: shapes.Claim, accepted: shapes.Claim, now: shapes.Claim }),
  events: v.record(v.string(), shapes.Event),
  member: v.array(shapes.Placed),
  requests: v.array(Request)
})
const { key } = v.parse(v.object({ key: v.object({ key: v.string(), device: v.string() }) }), pageVectors())
const { host, claims, events, member, requests } = v.parse(Story, restoredVectors())
const keyOf = ({ author }: shapes.Event): string => (author === host.device ? host.key : key.key)

/** What the member holds. */
function held(): { kept: Kept; log: RoomLog } {
  const [first] = member
  if (!first) throw new Error('the member holds nothing')
  const [kept, log] = [new Kept(), new RoomLog(first.event.space, first.event.room)]
  expect(log.apply(0, member, keyOf)).toBe(true)
  kept.logs.set(first.event.room, log)
  for (const { event } of member) if (event.author === key.device) kept.own.set(idOf(event), event)
  return { kept, log }
}

function requestOf(name: string): v.InferOutput<typeof Request> {
  const request = requests.findLast((one) => one.name === name)
  if (!request) throw new Error(`there is no ${name}`)
  return request
}

test('its events and claims are signed, and each claim is of a later start', () => {
  expect(keysOf(Buffer.from(host.seed, 'hex'))).toMatchObject({ key: host.key, device: host.device })
  for (const event of Object.values(events)) expect(isTrue(event, keyOf(event))).toBe(true)
  for (const claim of Object.values(claims)) expect(isClaimed(held().log.space, claim)).toBe(true)
  expect([claims.copy, claims.accepted, claims.now].map(({ epoch }) => epoch)).toEqual([2, 3, 4])
})

test('the member proves itself, and names its newest event and all of its own', () => {
  const Entry = v.object({
    key: v.literal(key.key),
    proof: v.string(),
    settled: shapes.Chain,
    own: v.array(v.string()),
    ofHost: shapes.Event
  })
  const { nonce } = v.parse(v.object({ nonce: v.string() }), requestOf('space:greet').answer)
  const { proof, settled, own, ofHost } = v.parse(Entry, requestOf('space:enter').payload)
  const { log, kept } = held()
  expect(isSigned(canonicalBytes(['parley enter 1', log.space, host.device, nonce]), proof, key.key)).toBe(
    true
  )
  expect(own.slice(1)).toEqual([...kept.own.keys()])
  expect(settled).toEqual({ aseq: kept.own.size + 1, prev: own.at(-1) })
  const newest = v.parse(shapes.Event, kept.shown(host.device).ofHost)
  expect([isTrue(ofHost, host.key), idOf(ofHost)]).toEqual([true, idOf(newest)])
  const next = v.parse(v.object({ event: shapes.Event }), requestOf('event:append').payload).event
  expect(next).toMatchObject({ aseq: settled.aseq + 1, prev: settled.prev })
})

test('the member finds where the logs part, brings what is lacking, and holds then what the host has', async () => {
  const { kept, log } = held()
  const { lacks } = v.parse(v.object({ lacks: v.array(v.string()) }), requestOf('space:enter').answer)
  const expected = requests.slice(3).filter(({ name }) => name === 'log:compare' || name === 'log:bring')
  const asked: { name: string; payload: object }[] = []
  const levelling = new Levelling((name, payload, answer) => {
    asked.push({ name, payload })
    return Promise.resolve(v.parse(answer, expected[asked.length - 1]?.answer))
  }, kept)
  await levelling.level(
    log,
    lacks.flatMap((id) => kept.own.get(id) ?? [])
  )
  await levelling.finish()
  expect(asked).toEqual(expected.map(({ name, payload }) => ({ name, payload })))

  const { payload, answer } = requestOf('log:read')
  const { placed, head, base } = v.parse(shapes.Page, answer)
  expect([log.cursor, log.digests.at(-1)]).toEqual([payload['after'], base])
  expect(log.apply(log.cursor, placed, keyOf)).toBe(true)
  expect(log.cursor).toBe(head?.seq)
  expect(new Set(log.placed.map(({ event }) => idOf(event))).size).toBe(log.cursor)
})
