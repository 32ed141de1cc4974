/** Whatever happens while the end of a log is cut off or comes back: the file is wholly as before, or wholly as after. */
import { copyFileSync, existsSync } from 'node:fs'
import { StatementSync } from 'node:sqlite'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import type { SessionStore } from '#shared/session/deps.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { Folder } from '../../simulation/stored-file.ts'
import { person, WrittenLog } from '../../support/log.ts'

const folder = new Folder()
afterAll(() => {
  folder.remove()
})

const cut = 3

/** With all that a cut undoes: words, mentions, an edit, a deletion, reactions, a pin. */
function conversation(): WrittenLog {
  const log = new WrittenLog()
  const first = log.says('o', 'apple', { mentions: [person('m')] })
  const second = log.says('n', 'bread')
  log.write('m', 'reaction.added', { target: second, emoji: '👍' })
  log.says('o', 'cloud', { everyone: true })
  log.write('o', 'message.edited', { target: first, text: 'apples' })
  log.write('n', 'message.deleted', { target: second })
  log.write('n', 'reaction.added', { target: first, emoji: '👍' })
  log.write('n', 'message.pinned', { target: first })
  return log
}

const log = conversation()

/** In another order, by another host. */
const moved: Placed[] = [7, 3, 4, 6, 5].map((index, at) => {
  const { event, position } = log.placed[index] as Placed
  return { event, origin: position, position: { epoch: 2, seq: cut + 1 + at, host: person('h') } }
})

const operations: Record<string, (store: SessionStore) => void> = {
  'cutting it off': (store) => {
    store.truncate(log.room, cut)
  },
  'putting it on again': (store) => {
    store.addEvents(log.room, moved)
  }
}

function opened(path: string): { store: SessionStore; close: () => void; answers: () => object } {
  const file = openSpaceFile(path)
  const store = file.replica.session(log.space, nodeCrypto.hash)
  const ids = log.entries.map(({ id }) => id)
  const answers = (): object => ({
    read: store.readEvents(log.room, undefined, 99),
    digests: [1, 2, 3, 4, 5, 6, 7, 8].map((seq) => store.digest(log.room, seq)),
    strays: store.strays(),
    mark: store.mark(log.room),
    unread: [0, 3, 4].map((seq) => store.countUnread(log.room, seq, person('m'))),
    tallies: ids.map((id) => ({ ...file.log.tally(id), reactionsOf: [] })),
    texts: ['apple', 'apples', 'bread', 'cloud'].map((text) => store.search({ text, limit: 9 }, [log.room]))
  })
  return {
    store,
    answers,
    close: () => {
      file.close()
    }
  }
}

/** A file that is about to do it. */
function prepared(name: string): string {
  const path = folder.newFile()
  const { store, close } = opened(path)
  store.addEvents(log.room, log.placed)
  store.setMark(log.room, 5)
  if (name === 'putting it on again') store.truncate(log.room, cut)
  close()
  return path
}

/** @param before is called before each statement */
function watchStatements(before: () => void): () => void {
  const spies = (['run', 'get', 'all', 'iterate'] as const).map((name) => {
    const original = StatementSync.prototype[name] as (...given: unknown[]) => unknown
    return vi.spyOn(StatementSync.prototype, name).mockImplementation(function (
      this: StatementSync,
      ...given
    ) {
      before()
      return Reflect.apply(original, this, given) as never
    })
  })
  const stop = (): void => {
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(stop)
  return stop
}

/** What a program that is killed now leaves. */
function copyOf(path: string): string {
  const copy = folder.newFile()
  for (const ending of ['', '-wal']) if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending)
  return copy
}

function answersIn(path: string): object {
  const { answers, close } = opened(path)
  const given = answers()
  close()
  return given
}

describe.each(Object.entries(operations))('%s', (name, operate) => {
  test('a program that is killed before any statement leaves the file as it was', () => {
    const path = prepared(name)
    const { store, answers, close } = opened(path)
    const before = answers()
    const copies: string[] = []
    const stop = watchStatements(() => copies.push(copyOf(path)))
    operate(store)
    stop()
    const after = answers()
    expect(after).not.toEqual(before)
    expect(answersIn(copyOf(path))).toEqual(after)
    close()
    expect(copies.length).toBeGreaterThan(20)
    for (const copy of copies) expect(answersIn(copy)).toEqual(before)
  })

  test('a statement that fails changes nothing, and the next attempt does all', () => {
    const path = prepared(name)
    const { store, answers, close } = opened(path)
    const before = answers()
    let failed = 0
    for (let isDone = false; !isDone;) {
      let left = failed
      const stop = watchStatements(() => {
        left -= 1
        if (left < 0) throw new Error('planned')
      })
      try {
        operate(store)
        isDone = true
      } catch (error) {
        expect(error).toEqual(new Error('planned'))
        failed += 1
      }
      stop()
      if (!isDone) expect(answers()).toEqual(before)
    }
    expect(failed).toBeGreaterThan(20)
    const other = opened(prepared(name))
    operate(other.store)
    expect(answers()).toEqual(other.answers())
    other.close()
    close()
  })
})
