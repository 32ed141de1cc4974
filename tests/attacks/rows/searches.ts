/** Short searches that are expensive. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Attack } from '../attack.ts'
import type { AttackRun } from '../attack-run.ts'

const sockets = 20
const words = Array.from('abcdefghijklmnopqrstuvwxyz')

/** The maximum number of words in a search. */
function bomb(word: string): string {
  return `${word} `.repeat(Math.floor(256 / (word.length + 1))).trimEnd()
}

/** Milliseconds after `too-many`: shorter than honest members wait. */
const rest = 200

async function search(attackRun: AttackRun, count: number, textOf: (turn: number) => string): Promise<void> {
  attackRun.go()
  await attackRun.crowd(count, async (n) => {
    const { line } = await attackRun.enter(n)
    for (let turn = n; !attackRun.isOver; turn += 1) {
      for (let ahead = 0; ahead < 5; ahead += 1) line.fire('log:search', { text: textOf(turn), limit: 50 })
      const { code } = await line.request('log:search', { text: textOf(turn), limit: 50 })
      if (code === 'too-many') await wait(rest)
    }
    line.end()
  })
}

const least = { of: 'requests', count: 100 } as const

export const searches: Attack[] = [
  {
    name: 'search bomb, hostile messages',
    does: `${String(sockets)} sockets search for one begun word 85 times over, in 1,000 messages of 15 kB made for it`,
    seconds: 6,
    space: {
      messages: {
        count: 1000,
        text: (n) => Array.from({ length: 1800 }, (_, at) => `q${(n * 1800 + at).toString(36)}`).join(' ')
      }
    },
    least,
    run: (attackRun) => search(attackRun, sockets, () => bomb('q*'))
  },
  {
    name: 'search bomb, ordinary messages',
    does: `${String(sockets)} sockets search for begun letters in 10,000 messages of 15 words`,
    seconds: 6,
    space: {
      messages: {
        count: 10_000,
        text: (n) =>
          Array.from(
            { length: 15 },
            (_, at) => `${words[(n + at * 7) % 26] ?? ''}${((n * 15 + at) % 3000).toString(36)}`
          ).join(' ')
      }
    },
    least,
    run: (attackRun) =>
      search(attackRun, sockets, (turn) =>
        turn % 2 === 0 ? bomb('s*') : words.map((word) => `${word}*`).join(' ')
      )
  },
  {
    name: 'edit bomb',
    does: '10 sockets search for 10 messages that were edited 150 times with 16 kB',
    seconds: 6,
    space: { edited: { messages: 10, edits: 150, text: 'needle '.repeat(2300) } },
    least,
    run: (attackRun) => search(attackRun, 10, () => 'needle')
  }
]
