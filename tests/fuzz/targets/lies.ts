/** What a host may answer about logs and claims to a member that comes back to it. */
import * as fc from 'fast-check'
import { codes } from '#shared/values/reply.ts'

/** Events that the member holds, each second one its own. */
export const held = 8
/** The host has these as well. */
export const more = 4
export const acceptedEpoch = 5

/** Small numbers choose what is real, so that an answer often continues what is held. */
const nearby = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: held + more + 2 }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31, Number.MAX_SAFE_INTEGER) }
)
const epoch = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(Number.MAX_SAFE_INTEGER))
const placed = fc.record({
  event: nearby,
  seq: fc.option(nearby),
  epoch,
  moved: fc.option(fc.record({ epoch, seq: nearby }), { freq: 2 })
})
const page = fc.record({
  /** The events as they are, from one to another; else any. */
  range: fc.option(fc.tuple(nearby, nearby), { freq: 3 }),
  any: fc.array(placed, { maxLength: 5 }),
  head: fc.option(nearby, { freq: 8 }),
  base: fc.option(nearby, { freq: 4 })
})
const claim = fc.record({ by: fc.constantFrom('host', 'mallory', 'nobody'), epoch, at: fc.nat(2) })
export const lies = fc.record({
  /** The member holds the log from there on. */
  from: fc.constantFrom(0, 0, 3),
  /** Undefined: the claim that was accepted, raised. */
  claims: fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: claim }),
    { minLength: 1, maxLength: 3 }
  ),
  by: fc.constantFrom('host', 'host', 'host', 'mallory'),
  lacks: fc.array(nearby, { maxLength: 4 }),
  chain: nearby,
  isJoined: fc.boolean(),
  reads: fc.array(page, { minLength: 1, maxLength: 6 }),
  compares: fc.array(fc.record({ seq: nearby, length: nearby }), { minLength: 1, maxLength: 6 }),
  taken: fc.boolean(),
  brings: fc.array(
    fc.record({
      placed: fc.array(nearby, { maxLength: 4 }),
      refused: fc.array(
        fc.record({ id: nearby, code: fc.constantFrom(...codes.filter((code) => code !== 'removed')) }),
        { maxLength: 3 }
      )
    }),
    { minLength: 1, maxLength: 4 }
  ),
  fails: fc.option(
    fc.record({
      name: fc.constantFrom(
        'space:enter',
        'log:read',
        'log:compare',
        'log:adopt',
        'log:bring',
        'event:append'
      ),
      code: fc.constantFrom(...codes),
      /** How many of these requests are answered as usual before. */
      after: fc.nat(2)
    }),
    { freq: 3 }
  ),
  pushes: fc.array(page, { maxLength: 3 }),
  claimed: fc.array(claim, { maxLength: 2 })
})
export type Lies = typeof lies extends fc.Arbitrary<infer T> ? T : never
export type LyingPage = Lies['reads'][number]
export type LyingClaim = Lies['claimed'][number]
