/** A process that cuts a log off, or puts it on again, is killed at any moment: the file is wholly as before, or wholly as after. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { person, WrittenLog } from '../../support/log.ts'
import { isLong } from '../../support/long.ts'
import { begins } from './cutting-process.ts'

const rounds = isLong ? 100 : 2
/** Acts before the kill, at most. */
const mostActs = 12
const program = join(import.meta.dirname, 'cutting-process.ts')

/** With all that a cut undoes, many times. */
function conversation(): WrittenLog {
  const log = new WrittenLog()
  for (let n = 0; n < 40; n += 1) {
    const first = log.says('o', `apple ${String(n)}`, { mentions: [person('m')] })
    const second = log.says('n', `bread ${String(n)}`)
    log.write('m', 'reaction.added', { target: second, emoji: '👍' })
    log.write('o', 'message.edited', { target: first, text: `apples ${String(n)}` })
    log.write('n', 'message.deleted', { target: second })
    log.write('n', 'message.pinned', { target: first })
  }
  return log
}

const log = conversation()
const cut = 100
const end = log.placed.slice(cut)

/** All that the file says of the room. */
function stateIn(path: string): string {
  const file = openSpaceFile(path)
  const store = file.replica.session(log.space, nodeCrypto.hash)
  const { room, placed, entries } = log
  const state = {
    read: store.readEvents(room, undefined, placed.length),
    digests: placed.map(({ position }) => store.digest(room, position.seq) ?? 'not held'),
    strays: store.strays(),
    mark: store.mark(room),
    unread: store.countUnread(room, 0, person('m')),
    tallies: entries.map(({ id }) => file.log.tally(id)),
    texts: ['apple', 'apples', 'bread'].map((text) => store.search({ text, limit: 50 }, [room]))
  }
  file.close()
  return JSON.stringify(state)
}

/** @returns the file, and what it says when the log is whole and when it is cut */
function prepared(): { path: string; whole: string; short: string } {
  const path = join(tempFolder(), 'space.db')
  const act = (change: (store: ReturnType<typeof session>) => void): string => {
    const file = openSpaceFile(path)
    change(session(file))
    file.close()
    return stateIn(path)
  }
  const session = (file: ReturnType<typeof openSpaceFile>) => file.replica.session(log.space, nodeCrypto.hash)
  act((store) => {
    store.addEvents(log.room, log.placed)
    store.setMark(log.room, cut + 40)
  })
  // From now on the mark stays where the log is cut.
  const short = act((store) => store.truncate(log.room, cut))
  const whole = act((store) => store.addEvents(log.room, end))
  return { path, whole, short }
}

/** @returns whether the process was killed in the middle of an act */
async function killWhileCutting(path: string, events: string): Promise<boolean> {
  const args = [program, path, events, log.space, log.room, String(cut)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let [said, left] = ['', 1 + Math.floor(Math.random() * mostActs)]
  child.stdout.on('data', (bytes: Buffer) => {
    said += String(bytes)
    left -= bytes.length
    if (left <= 0) child.kill('SIGKILL')
  })
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  expect(said).not.toBe('')
  return said.endsWith(begins)
}

test('is wholly as before, or wholly as after', { timeout: isLong ? 300_000 : 20_000 }, async () => {
  const { path, whole, short } = prepared()
  expect(whole).not.toBe(short)
  const events = join(tempFolder(), 'events.json')
  writeFileSync(events, JSON.stringify(log.placed))
  const found = new Set<string>()
  let inside = 0
  for (let round = 0; round < rounds; round += 1) {
    if (await killWhileCutting(path, events)) inside += 1
    const state = stateIn(path)
    expect([whole, short], `round ${String(round)}`).toContain(state)
    found.add(state)
  }
  if (!isLong) return
  expect(found.size).toBe(2)
  expect(inside).toBeGreaterThan(rounds / 10)
})
