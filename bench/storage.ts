/** `npm run bench:storage`: times to write, open, page through and search a large space file, and its size. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createHash, randomBytes } from 'node:crypto'
import type { LogEvent } from '#shared/log/event.ts'
import { openSpaceFile, type SpaceFile } from '../src/main/store/space-file.ts'
import type { LogEntry } from '../src/main/store/event-rows.ts'

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000000' } } })
const messages = Number(values.messages)
const authors = 50
const rooms = 20
const batch = 500

const folder = mkdtempSync(join(tmpdir(), 'parley-storage-'))
const path = join(folder, 'space.db')
const space = 'a'.repeat(26)
const roomId = (n: number): string => 'r'.repeat(24) + String.fromCharCode(97 + (n % 26)) + 'a'
const deviceId = (n: number): string =>
  'd'.repeat(50) + String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))

/** By rank, with frequencies by Zipf's law. */
const vocabulary = Array.from({ length: 20_000 }, (_, rank) =>
  createHash('md5')
    .update(String(rank))
    .digest('hex')
    .slice(0, 3 + (rank % 7))
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'q')
)
let seed = 1
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647 // Park and Miller's generator: the same messages in every run
  return seed / 2_147_483_647
}
function word(): string {
  return vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'word'
}

/** Like Japanese in the number of characters and how often they are together: words of 1 to 3 kanji or more kana. */
const kanji = Array.from({ length: 2136 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)))
const japanese = Array.from({ length: 8000 }, (_, rank) =>
  Array.from({ length: rank % 6 === 5 ? 4 : 1 + (rank % 3) }, () =>
    rank % 6 === 5
      ? String.fromCodePoint(0x30a2 + Math.floor(random() * 75))
      : (kanji[Math.floor(kanji.length * random() ** 2)] ?? '字')
  ).join('')
)
const endings = 'は が を に で と の します ました です から まで ください ですか ている ません'.split(' ')
function ranked(words: readonly string[]): string {
  return words[Math.floor(words.length ** random()) - 1] ?? ''
}
function sentence(): string {
  const words = Array.from(
    { length: 2 + Math.floor(random() * 12) },
    () => ranked(japanese) + ranked(endings)
  )
  return `${words.join('')}。`
}
function message(): string {
  return random() < 0.5 ? Array.from({ length: 4 + Math.floor(random() * 26) }, word).join(' ') : sentence()
}

const seqs = new Map<string, number>()
const aseqs = new Map<string, number>()
function entry(n: number): LogEntry {
  const room = roomId(Math.floor(random() * rooms))
  const author = deviceId(Math.floor(random() * authors))
  const seq = (seqs.get(room) ?? 0) + 1
  const aseq = (aseqs.get(author) ?? 0) + 1
  seqs.set(room, seq)
  aseqs.set(author, aseq)
  const event: LogEvent = {
    v: 1,
    space,
    room,
    author,
    aseq,
    prev: randomBytes(32).toString('base64url'),
    kind: 'message.posted',
    body: { text: message() },
    at: 1_700_000_000_000 + n * 1000,
    sig: randomBytes(64).toString('base64url')
  }
  return { id: randomBytes(32).toString('base64url'), position: { epoch: 1, seq }, event }
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const began = performance.now()
  const result = work()
  return { ms: performance.now() - began, result }
}

function percentiles(runs: number, work: (run: number) => void): string {
  const times = Array.from({ length: runs }, (_, run) => timed(() => work(run)).ms).toSorted((a, b) => a - b)
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}

function write(file: SpaceFile): number {
  let spent = 0
  for (let n = 0; n < messages; n += batch) {
    const entries = Array.from({ length: Math.min(batch, messages - n) }, (_, at) => entry(n + at))
    spent += timed(() => {
      file.log.append(entries, space)
    }).ms
  }
  return spent
}

function search(file: SpaceFile, text: string): void {
  file.log.search(space, { text, limit: 50 }, [...seqs.keys()])
}

const first = openSpaceFile(path)
const spent = write(first)
first.close()
const { size } = statSync(path)
const opened = timed(() => openSpaceFile(path))
const file = opened.result
const line = (what: string, figure: string): void => {
  console.log(`${what.padEnd(46)}${figure}`)
}
line('messages', messages.toLocaleString('en'))
line(
  `written, ${String(batch)} a transaction, index included`,
  `${Math.round((messages / spent) * 1000).toLocaleString('en')} a second`
)
line('on disk', `${(size / 1e6).toFixed(0)} MB, ${(size / messages).toFixed(0)} bytes a message`)
line('opened cold', `${opened.ms.toFixed(0)} ms`)
line(
  'what the space is made of, read',
  `${timed(() => [...file.log.stateEvents(space)].length).ms.toFixed(0)} ms`
)
line(
  'newest page of 50',
  percentiles(500, () => file.log.readBefore(space, roomId(3), Number.MAX_SAFE_INTEGER, 50))
)
line(
  'any page of 50',
  percentiles(500, () =>
    file.log.readBefore(space, roomId(3), 1 + Math.floor(random() * (messages / rooms)), 50)
  )
)
line(
  'search, a rare word, first page',
  percentiles(200, () => search(file, vocabulary[15_000 + Math.floor(random() * 5000)] ?? ''))
)
line(
  'search, a common word, first page',
  percentiles(200, () => search(file, vocabulary[Math.floor(random() * 20)] ?? ''))
)
line(
  'search, two words, first page',
  percentiles(200, () => search(file, `${word()} ${word()}`))
)
line(
  'search, three letters begun, first page',
  percentiles(200, () => search(file, word().slice(0, 3)))
)
line(
  'search, two letters begun, first page',
  percentiles(200, () => search(file, word().slice(0, 2)))
)
const longWords = japanese.filter(({ length }) => length > 1)
line(
  'search, a Japanese word, first page',
  percentiles(200, () => search(file, ranked(longWords)))
)
line(
  'search, two Japanese words in a row, first page',
  percentiles(200, () => search(file, `${ranked(longWords)}の${ranked(longWords)}`))
)
line(
  'search, one kanji, first page',
  percentiles(200, () => search(file, kanji[Math.floor(kanji.length * random() ** 2)] ?? ''))
)
line(
  'search, one of the commonest kana, first page',
  percentiles(50, () => search(file, ['は', 'を', 'の'][Math.floor(random() * 3)] ?? ''))
)
line(
  'search, one author, first page',
  percentiles(
    200,
    () => void file.log.search(space, { text: word(), from: deviceId(7), limit: 50 }, [...seqs.keys()])
  )
)
file.close()
rmSync(folder, { recursive: true })
