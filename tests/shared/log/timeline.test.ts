import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import { timeline as project } from '#shared/log/timeline.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { vectors } from './vectors.ts'

const [, sample] = vectors.events
if (!sample) throw new Error('there are no vectors')

type Shown = { seq: number; notice: string; people: number } | { seq: number; message: true }

/** What these tests look at. */
function timeline(placed: readonly Placed[], people: number): Shown[] {
  return project(placed, people, nodeCrypto.hash).map((item) =>
    item.kind === 'notice'
      ? { seq: item.seq, notice: item.notice, people: item.people }
      : { seq: item.seq, message: true }
  )
}

/** A room's log from its kinds, by authors in turn. */
function roomOf(kinds: readonly string[]): Placed[] {
  const bodies: Record<string, Placed['event']['body']> = {
    'message.posted': { text: 'hello' },
    'room.created': { name: 'Lobby', access: 'open', invited: [] },
    'member.invited': { member: vectors.device }
  }
  return kinds.map((kind, index) => ({
    position: { epoch: 1, seq: index + 1 },
    event: { ...sample?.event, kind, aseq: index + 1, body: bodies[kind] ?? {} } as Placed['event']
  }))
}

/** How each kind changes the number of people. */
const change: Record<string, number> = { 'room.created': 1, 'member.joined': 1, 'member.left': -1 }
const countAfter = (placed: readonly Placed[]): number =>
  placed.reduce((people, { event }) => people + (change[event.kind] ?? 0), 0)

const someKinds = fc
  .array(fc.constantFrom('message.posted', 'member.joined', 'member.left', 'member.invited', 'from.later'))
  .map((rest) => ['room.created', ...rest])

describe('a timeline', () => {
  test('shows messages, and notices with the count as it was then', () => {
    const log = roomOf(['room.created', 'member.joined', 'message.posted', 'member.left', 'member.joined'])
    const items = timeline(log, countAfter(log))
    expect(items).toEqual([
      { seq: 1, notice: 'created', people: 1 },
      { seq: 2, notice: 'joined', people: 2 },
      { seq: 3, message: true },
      { seq: 4, notice: 'left', people: 1 },
      { seq: 5, notice: 'joined', people: 2 }
    ])
  })

  test('each notice carries the count after it, in any log', () => {
    fc.assert(
      fc.property(someKinds, (kinds) => {
        const log = roomOf(kinds)
        for (const item of timeline(log, countAfter(log))) {
          if ('people' in item) expect(item.people).toBe(countAfter(log.slice(0, item.seq)))
        }
      })
    )
  })

  test('is the same however it is split into pages', () => {
    fc.assert(
      fc.property(someKinds, fc.array(fc.nat(30)), (kinds, cuts) => {
        const log = roomOf(kinds)
        const ends = [...new Set([0, ...cuts.map((cut) => cut % (log.length + 1)), log.length])].sort(
          (a, b) => a - b
        )
        const pages = ends.slice(1).map((end, index) => {
          const part = log.slice(ends[index], end)
          return timeline(part, countAfter(log.slice(0, end)))
        })
        expect(pages.flat()).toEqual(timeline(log, countAfter(log)))
      })
    )
  })

  test('leaves out kinds that this version does not know', () => {
    expect(timeline(roomOf(['room.created', 'from.later']), 1)).toHaveLength(1)
  })
})
