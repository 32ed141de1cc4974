/** Any event in a log is listed, exported and found, without an exception and without control of a terminal. */
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { exportLines, type ExportHead } from '#shared/export/format.ts'
import { exportPage } from '#shared/export/page.ts'
import { signStatement } from '#shared/export/statement.ts'
import { Placed } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import { timeline } from '#shared/log/timeline.ts'
import { cleanEmoji } from '#shared/values/emoji.ts'
import { limits } from '#shared/values/limits.ts'
import type { Member } from '#shared/protocol/shapes.ts'
import { timelineLines } from '../../src/main/cli/timeline-lines.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../src/main/store/space-file.ts'
import { tempFolder } from '../support/chat.ts'
import { hostileLogs } from '../support/hostile-events.ts'

const members: Member[] = ['m', 'o'].map((letter) => ({
  device: letter.repeat(52),
  key: 'A'.repeat(43),
  name: letter === 'm' ? 'Mina' : '\u202eOmar',
  colour: 0,
  guest: false,
  removed: false,
  presence: 'here'
}))

/** What a terminal obeys, and what hides or reorders its text; emoji need two of those. */
const steering = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{200b}\u{2060}\u{feff}]/u

test('tail prints it, for people and as JSON', () => {
  fc.assert(
    fc.property(hostileLogs, (placed) => {
      expect(placed.every((one) => v.is(Placed, one))).toBe(true)
      for (const line of timelineLines(placed, members, false)) {
        expect(line.replaceAll(/\x1b\[\d+m|[\n\t]/g, '')).not.toMatch(steering) // oxlint-disable-line no-control-regex
      }
      const lines = timelineLines(placed, members, true)
      for (const line of lines) expect(JSON.parse(line)).toHaveProperty('at')
      expect(lines.join('')).not.toMatch(steering)
      expect(lines).toHaveLength(timeline(placed, nodeCrypto.hash).length)
    }),
    { numRuns: 150 }
  )
})

test('it is exported, and what is read of it is within the bounds', async () => {
  const keys = deviceKeysOf(newIdentityPem())
  const head: ExportHead = {
    parley: 'export',
    v: 2,
    space: { id: 'a'.repeat(26), name: 'Space' },
    room: { id: 'l'.repeat(26), name: '</title><script>' },
    exported: 0,
    members: members.map(({ device, key, name }) => ({ device, key, name }))
  }
  const words = {
    lang: 'en',
    dir: 'ltr' as const,
    time: (at: number) => String(at),
    exported: (at: number) => String(at),
    notice: () => 'notice',
    edited: 'edited',
    deleted: 'deleted',
    removed: 'removed'
  }
  await fc.assert(
    fc.asyncProperty(hostileLogs, async (placed) => {
      const items = timeline(placed, nodeCrypto.hash)
      expect(exportPage(head, items, words)).not.toContain('<script')
      const lines = await exportLines(head, placed, nodeCrypto.hash, (stated) =>
        signStatement(head.space.id, stated, keys, nodeCrypto.hash)
      )
      expect(lines?.join('').trimEnd().split('\n')).toHaveLength(placed.length + 2)
      for (const item of items.filter((one) => one.kind === 'message')) {
        expect(Buffer.byteLength(item.text)).toBeLessThanOrEqual(limits.textBytes)
        for (const { emoji } of item.reactions) expect(cleanEmoji(emoji)).toBe(emoji)
      }
    }),
    { numRuns: 150 }
  )
})

test('it is stored, found and tallied', () => {
  const folder = tempFolder()
  let files = 0
  fc.assert(
    fc.property(hostileLogs, (placed) => {
      const file = openSpaceFile(join(folder, `${String((files += 1))}.db`))
      try {
        file.log.append(placed, 'a'.repeat(26))
        const room = 'l'.repeat(26)
        const found = file.log.search('a'.repeat(26), { text: '', from: 'm'.repeat(52), limit: 50 }, [room])
        const posted = placed.filter(
          ({ event }) => asKnown(event)?.kind === 'message.posted' && event.author.startsWith('m')
        )
        expect(found.found.length).toBeLessThanOrEqual(placed.length)
        for (const { event, id } of posted) {
          expect(file.log.tally(id).edits).toBeLessThanOrEqual(placed.length)
          expect(event.kind).toBe('message.posted')
        }
        expect(file.log.readAfter('a'.repeat(26), room, 0, 200)).toHaveLength(placed.length)
      } finally {
        file.close()
      }
    }),
    { numRuns: 20 }
  )
})
