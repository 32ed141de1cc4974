/** What a log holds becomes rows, texts, notifications and results, in every language, without an exception. */
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { signStatement } from '#shared/export/statement.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection } from '#shared/log/timeline.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { changesIn } from '#shared/session/message-changes.ts'
import { initialsOf } from '../../../src/renderer/views/ui/initials.ts'
import { noticeText } from '../../../src/renderer/views/timeline/notice-text.ts'
import { Notifications } from '../../../src/renderer/state/settings/notifications.svelte.ts'
import type { MessageNotification } from '../../../src/renderer/platform/notifier.ts'
import { sessionClient } from '../../../src/renderer/state/app/session-client.ts'
import { RoomExport } from '../../../src/renderer/state/space/room-export.svelte.ts'
import { Search } from '../../../src/renderer/state/search/search.svelte.ts'
import { rowsOf, type AnyRow } from '../../../src/renderer/state/timeline/rows.ts'
import { excerpt } from '../../../src/renderer/text/excerpt.ts'
import { parseMarkdownCached } from '../../../src/renderer/text/markdown.ts'
import { isEmojiOnly, isLong } from '../../../src/renderer/text/shape.ts'
import { languages, loadWords } from '../../../src/renderer/words/languages.ts'
import type { Words } from '../../../src/renderer/words/words.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { hostileLogs } from '../../support/hostile-events.ts'
import { ids, memoryPreferences, ravi, ScriptedBridge, ScriptedClock } from '../../support/interface.ts'
import { english, scriptedSpace } from '../../support/scripted-app.ts'

let spoken: Words[]

beforeAll(async () => {
  spoken = await Promise.all(Object.keys(languages).map((code) => loadWords([code])))
})

const lobby = 'l'.repeat(26)
const mina = 'm'.repeat(52)

/** Everything that a row says, as the views say it. */
function say(row: AnyRow, words: Words): string[] {
  const { t, day, time, moment } = words
  switch (row.kind) {
    case 'message':
      return [time(row.at), moment(row.at), day(row.at, 0), excerpt(row.text), initialsOf(row.text)]
    case 'notice':
      return [noticeText(t, row, () => 'Mina'), day(row.at, 0)]
    case 'day':
      return [day(row.at, Date.now())]
    case 'begin':
    case 'unloaded':
    case 'unread':
    case 'failed':
      return []
    default:
      return row satisfies never
  }
}

test('it becomes rows with unique keys and a text in every language', () => {
  fc.assert(
    fc.property(hostileLogs, (log) => {
      const projection = new Projection(nodeCrypto.hash)
      projection.add(log)
      const rows = rowsOf({
        items: projection.items,
        drafts: [],
        me: mina,
        unreadFrom: 1,
        complete: true
      })
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      for (const row of rows) {
        for (const words of spoken) {
          for (const said of say(row, words)) expect(said).not.toMatch(/Invalid|NaN|undefined/)
        }
        if (row.kind === 'message')
          expect(() => [parseMarkdownCached(row.text), isLong(row.text), isEmojiOnly(row.text)]).not.toThrow()
      }
    }),
    { numRuns: 100 }
  )
})

test('it causes a notification if these are on, and the search finds it', async () => {
  const { app, bridge } = await scriptedSpace()
  if (!app.space) throw new Error('the space is not open')
  const shown: MessageNotification[] = []
  const notifier = {
    permission: () => 'granted' as const,
    requestPermission: () => Promise.resolve('granted' as const),
    playSound: () => undefined,
    isWatched: () => false,
    show: (notice: MessageNotification) => {
      shown.push(notice)
      return () => undefined
    }
  }
  const notifications = new Notifications({
    preferences: memoryPreferences(),
    words: english,
    clock: new ScriptedClock(),
    notifier,
    open: () => undefined
  })
  await notifications.choose('all')
  notifications.follow(app.space)
  const found = new ScriptedBridge()
  const search = new Search({
    session: sessionClient(found.space, ids.space),
    clock: new ScriptedClock(),
    hash: nodeCrypto.hash,
    findPeople: () => [],
    findRoom: () => null
  })
  await fc.assert(
    fc.asyncProperty(hostileLogs, async (log) => {
      const deps = { store: memoryStore(), hash: nodeCrypto.hash, me: mina }
      const changes = changesIn(ids.lobby, log, true, deps)
      bridge.emit('messages:changed', { room: ids.lobby, changes })
      found.answers['log:search'] = () => ({
        ok: true,
        found: log.map((one) => ({ placed: one, text: textIn(one) })),
        next: null
      })
      search.type('x')
      await search.run()
      expect(search.results).toHaveLength(log.length)
      await vi.dynamicImportSettled()
    }),
    { numRuns: 50 }
  )
  const last = { author: ravi, text: 'and still it is told', isMentioned: false, news: 'posted' }
  bridge.emit('messages:changed', { room: ids.lobby, changes: [{ ...last, id: ids.event(1) }] })
  // What makes one line of a message is fetched first.
  await expect.poll(() => shown.at(-1)?.text).toBe('and still it is told')
})

test('it is exported in every language', async () => {
  const keys = deviceKeysOf(newIdentityPem())
  await fc.assert(
    fc.asyncProperty(hostileLogs, async (log) => {
      for (const words of spoken) {
        const { t, moment } = words
        const exporting = new RoomExport({
          hash: nodeCrypto.hash,
          head: {
            parley: 'export',
            v: 2,
            space: { id: 'a'.repeat(26), name: 'S' },
            room: { id: lobby, name: 'R' }
          },
          pages: { backwards: () => oneOf(log) } as never,
          state: (stated) => signStatement('a'.repeat(26), stated, keys, nodeCrypto.hash),
          members: [],
          words: {
            lang: words.language,
            dir: words.dir,
            time: moment,
            exported: moment,
            notice: (item, nameOf) => noticeText(t, item, nameOf),
            edited: '',
            deleted: '',
            removed: ''
          }
        })
        expect((await exporting.make('page', 0))?.parts).toHaveLength(1)
        expect((await exporting.make('lines', 0))?.parts).toHaveLength(3)
      }
    }),
    { numRuns: 20 }
  )
})

function textIn({ event }: Placed): string {
  const { text } = event.body
  return typeof text === 'string' ? text : ''
}

async function* oneOf<T>(page: T): AsyncGenerator<T> {
  yield await Promise.resolve(page)
}
