/** Requests that make logs agree, as fast as sixty sockets may send them. */
import type { Attack } from '../attack.ts'
import type { AttackRun } from '../attack-run.ts'
import type { Person } from '../person.ts'
import type { RawConnection } from '../raw-connection.ts'

const sockets = 60
const points = Array.from({ length: 64 }, (_, n) => ({ seq: n * 15 + 1, digest: 'A'.repeat(43) }))

function flood(
  attackRun: AttackRun,
  perSecond: number,
  act: (line: RawConnection, person: Person, turn: number) => void
): Promise<void> {
  attackRun.go()
  return attackRun.crowd(sockets, async (n) => {
    const { line, person } = await attackRun.enter(n)
    let turn = 0
    await attackRun.often(perSecond, () => {
      act(line, person, (turn += 1))
      return line.isOpen
    })
    line.end()
  })
}

/** Of which no signature is right, and no two are equal. */
function forged(attackRun: AttackRun, person: Person, turn: number): object[] {
  const { lobby } = attackRun.target
  const event = person.eventOn(person.chain, lobby, 'message.posted', { text: 'x' })
  return Array.from({ length: 50 }, (_, n) => ({ ...event, at: event.at + turn * 50 + n }))
}

export const merging: Attack[] = [
  {
    name: 'log:compare',
    does: `${String(sockets)} sockets compare ${String(points.length)} points of a log`,
    seconds: 4,
    space: { messages: { count: 1000, text: (n) => `message ${String(n)}` } },
    least: { of: 'requests', count: 1000 },
    run: (attackRun) =>
      flood(attackRun, 99, (line) => {
        line.fire('log:compare', { room: attackRun.target.lobby, points })
      })
  },
  {
    name: 'log:bring',
    does: `${String(sockets)} sockets give back 50 events at a time that nobody signed`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (attackRun) =>
      flood(attackRun, 20, (line, person, turn) => {
        const events = forged(attackRun, person, turn).map((event) => ({ event }))
        line.fire('log:bring', { events })
      })
  },
  {
    name: 'log:adopt',
    does: `${String(sockets)} sockets offer rooms of 50 events that nobody signed`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (attackRun) =>
      flood(attackRun, 20, (line, person, turn) => {
        const placed = forged(attackRun, person, turn).map((event, n) => ({
          position: { epoch: 1, seq: n + 1 },
          event: { ...event, room: 'a'.repeat(26) }
        }))
        line.fire('log:adopt', { room: 'a'.repeat(26), after: 0, digest: null, placed })
      })
  }
]
