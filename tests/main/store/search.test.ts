/** Searching on a thread of its own: the same answers, within bounds. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eventId, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { ftsQuery } from '../../../src/main/store/message-search.ts'
import { SearchWorker } from '../../../src/main/store/search-worker.ts'
import { startSpace, tempFolder, type Space } from '../../support/chat.ts'

test('the host’s results match the current log', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  await mina.says('lunch at noon')
  await mina.says('dinner at eight')
  const search = { text: 'lunch', limit: 10 }
  const { found } = await space.file.search(space.id, search, [space.lobby])
  expect(found).toMatchObject({ found: [{ text: 'lunch at noon' }], next: null })
  expect(found).toEqual(space.file.log.search(space.id, search, [space.lobby]))
})

test('messages by one author, or by any of several, are found', async () => {
  const space = await startSpace()
  const people = [await space.join('Mina'), await space.join('Mina'), await space.join('Omar')]
  const [one, other] = people.map(({ device }) => device)
  for (const [index, person] of people.entries()) {
    await person.says(`lunch ${String(index)}`)
    await person.receives(`lunch ${String(index)}`) // so that the order is that of the log
  }
  const textsBy = (from: string | string[]): string[] => {
    const { found } = space.file.log.search(space.id, { text: 'lunch', from, limit: 10 }, [space.lobby])
    return found.map(({ text }) => text)
  }
  expect(textsBy(one ?? '')).toEqual(['lunch 0'])
  expect(textsBy([one ?? '', other ?? ''])).toEqual(['lunch 1', 'lunch 0'])
})

test('consecutive and concurrent searches are answered', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  await mina.says('lunch at noon')
  const request = () => space.file.search(space.id, { text: 'lunch', limit: 10 }, [space.lobby])
  for (let n = 0; n < 3; n += 1) expect((await request()).found.found).toHaveLength(1)
  expect(await Promise.all([request(), request(), request()])).toHaveLength(3)
})

test('a slow search is ended, and the next one is answered', async () => {
  const space = await startSpace()
  fill(space, 5000) // to look through them takes longer than a timer of 0 ms
  const impatient = new SearchWorker(space.path, 0)
  onTestFinished(() => {
    impatient.close()
  })
  const order = { space: space.id, search: { text: 'lunch', limit: 10 }, rooms: [space.lobby] }
  await expect(impatient.search(order)).rejects.toMatchObject({ code: 'too-many' })
  const waitingSearch = new SearchWorker(space.path)
  onTestFinished(() => {
    waitingSearch.close()
  })
  expect((await waitingSearch.search(order)).found.found).toHaveLength(10)
})

/** Appends `count` messages about lunch to the log, without the host. */
function fill({ id, lobby, file }: Space, count: number): void {
  const author = 'a'.repeat(52)
  const head = file.log.head(lobby)?.seq ?? 0
  const entries = Array.from({ length: count }, (_, n) => {
    const event: LogEvent = {
      v: 1,
      space: id,
      room: lobby,
      author,
      aseq: n + 1,
      prev: null,
      at: n,
      kind: 'message.posted',
      body: { text: `lunch ${String(n)}` },
      sig: 'A'.repeat(86)
    }
    return { event, id: eventId(event, nodeCrypto.hash), position: { epoch: 1, seq: head + n + 1 } }
  })
  file.log.append(entries, id)
}

test('a missing file is an error that does not end the process', async () => {
  const searcher = new SearchWorker(join(tempFolder(), 'nothing.db'))
  const order = { space: 'a'.repeat(26), search: { text: 'lunch', limit: 10 }, rooms: [] }
  await expect(searcher.search(order)).rejects.toThrow('unable to open database file')
})

test.each([
  ['lunch', '"lunch"*'],
  ['lunch time', '"lunch" "time"*'],
  ['lun* time', '"lun"* "time"*'],
  ['to to to', '"to" "to"*'],
  ['s', '"s"'],
  ['s* t* u*', '"s" "t" "u"'],
  ['東', '"東"*'],
  ['"a" OR b*', '"a" "or" "b"'],
  ['a.', '"a"'],
  ['a-b-c', '"a b c"'],
  ['"brown quick"', '"brown quick"'],
  ['会議', '"会議"'],
  ['C++', '"c ++"'],
  ['@"', '"@"*'],
  ['a\u0301', '"a"'],
  ['-- !! **', ''],
  ['a1 b1 c1 d1 e1 f1 g1 h1 i1 j1', '"a1" "b1" "c1" "d1" "e1" "f1" "g1" "h1"']
])('%s becomes the query %s', (text, query) => {
  expect(ftsQuery(text)).toBe(query)
})

test('a repeated word is searched once', () => {
  expect(ftsQuery('qu* '.repeat(85))).toBe('"qu"*')
})
