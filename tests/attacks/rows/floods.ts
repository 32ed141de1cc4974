/** Sixty sockets at one address that send as fast as each may. */
import { directRoomId, eventId, newId, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import type { Attack } from '../attack.ts'
import type { RawConnection } from '../raw-connection.ts'
import { passive, Person } from '../person.ts'
import type { AttackRun } from '../attack-run.ts'

const sockets = 60
/** One below the limit of a socket. */
const perSecond = 99
/** As many can be signed: events have to be in order, so they are not signed in advance. */
const eventsPerSecond = 60

interface In {
  line: RawConnection
  person: Person
  n: number
}

/** Each does the same until the end; a closed one reconnects. */
function flood(attackRun: AttackRun, rate: number, act: (one: In, turn: number) => void): Promise<void> {
  attackRun.go()
  return attackRun.crowd(sockets, async (n) => {
    const entered = await attackRun.enter(n)
    let turn = 0
    await attackRun.often(rate, () => {
      act({ ...entered, n }, (turn += 1))
      return entered.line.isOpen
    })
    entered.line.end()
  })
}

/** Does not wait for an answer; after a refusal the chain continues at the host's head. */
function append(attackRun: AttackRun, { line, person }: In, kind: string, body: LogEvent['body']): void {
  line.fire('event:append', { event: person.event(attackRun.target.lobby, kind, body) })
}

const least = { of: 'requests', count: 1000 } as const

/** A message to react to. */
async function postOne(attackRun: AttackRun, { line, person }: In): Promise<string> {
  const event = person.event(attackRun.target.lobby, 'message.posted', { text: 'react to this' })
  await line.request('event:append', { event })
  return eventId(event, nodeCrypto.hash)
}

export const floods: Attack[] = [
  {
    name: 'append, short',
    does: `${String(sockets)} sockets append messages of 20 bytes`,
    seconds: 4,
    least,
    run: (attackRun) =>
      flood(attackRun, eventsPerSecond, (one, turn) =>
        append(attackRun, one, 'message.posted', { text: `message ${String(turn).padEnd(12, '.')}` })
      )
  },
  {
    name: 'append, 16 kB',
    does: `${String(sockets)} sockets append messages of 16 kB`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (attackRun) =>
      flood(attackRun, 20, (one, turn) =>
        append(attackRun, one, 'message.posted', { text: `${String(turn)} `.padEnd(16_000, 'x') })
      )
  },
  {
    name: 'typing',
    does: `${String(sockets)} sockets say that they type`,
    seconds: 4,
    least,
    run: (attackRun) =>
      flood(attackRun, perSecond, ({ line }, turn) => {
        line.fire('typing:set', { room: attackRun.target.lobby, typing: turn % 2 === 0 })
      })
  },
  {
    name: 'signals',
    does: `${String(sockets)} sockets send signals of 16 kB to each other`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (attackRun) =>
      flood(attackRun, 30, ({ line, n }) => {
        line.fire('signal:send', { to: attackRun.person((n + 1) % sockets).device, data: 'x'.repeat(16_000) })
      })
  },
  {
    name: 'bad signatures',
    does: `${String(sockets)} sockets append what nobody signed`,
    seconds: 4,
    least,
    run: (attackRun) =>
      flood(attackRun, perSecond, ({ line, person }, turn) => {
        const event = person.eventOn(person.chain, attackRun.target.lobby, 'message.posted', { text: 'x' })
        line.fire('event:append', { event: { ...event, at: event.at + turn } })
      })
  },
  {
    name: 'log:read',
    does: `${String(sockets)} sockets read the longest page there is`,
    seconds: 4,
    space: { messages: { count: 1000, text: (n) => `${String(n)} ${'lorem ipsum '.repeat(20)}` } },
    least,
    run: (attackRun) =>
      flood(attackRun, perSecond, ({ line }, turn) => {
        line.fire('log:read', { room: attackRun.target.lobby, limit: 200, after: (turn * 37) % 800 })
      })
  },
  {
    name: 'reactions',
    does: `${String(sockets)} sockets react and take it back`,
    seconds: 4,
    least,
    run: async (attackRun) => {
      const first = await attackRun.enter(0)
      const target = await postOne(attackRun, { ...first, n: 0 })
      first.line.end()
      await flood(attackRun, eventsPerSecond, (one, turn) =>
        append(attackRun, one, turn % 2 === 1 ? 'reaction.added' : 'reaction.removed', {
          target,
          emoji: '👍'
        })
      )
    }
  },
  {
    name: 'enter and leave',
    does: `${String(sockets)} sockets enter, leave and enter again`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: async (attackRun) => {
      attackRun.go()
      await attackRun.crowd(sockets, async (n) => {
        const { line, person } = await attackRun.enter(n)
        while (!attackRun.isOver && line.isOpen) {
          await line.request('space:leave', {})
          await line.enter(person)
        }
        line.end()
      })
    }
  },
  {
    name: 'state events',
    does: `${String(sockets)} sockets create rooms`,
    seconds: 6,
    least,
    run: (attackRun) =>
      flood(attackRun, eventsPerSecond, ({ line, person }) => {
        const room = newId(nodeCrypto)
        const event = person.event(room, 'room.created', { name: 'Flood', access: 'open', invited: [] })
        line.fire('room:create', { event })
      })
  },
  {
    name: 'identity churn',
    does: '20 sockets of 4 addresses come as somebody new again and again',
    seconds: 6,
    least: { of: 'sockets', count: 60 },
    run: async (attackRun) => {
      attackRun.go()
      let made = 0
      let introduced = 0
      await attackRun.crowd(20, async (n) => {
        const line = await attackRun.open(attackRun.address(n % 4))
        const person = new Person(
          attackRun.target.space,
          `Churn ${String(process.pid)} ${String((made += 1))}`
        )
        await line.enter(person)
        const profile = { key: person.key, name: person.name, colour: 2, guest: false }
        const { ok } = await line.request('event:append', {
          event: person.event(attackRun.target.space, 'member.introduced', profile)
        })
        if (ok) introduced += 1
        line.end()
      })
      attackRun.note(`${String(introduced)} of ${String(made)} new identities taken`)
    }
  },
  {
    name: 'a school behind one address',
    does: '200 new people of one address get in and talk while 60 sockets of another flood',
    seconds: 25,
    newcomers: 200,
    least,
    // Not sent to the two hundred, since one machine runs them all.
    run: (attackRun) =>
      flood(attackRun, eventsPerSecond, ({ line, person }, turn) => {
        const event = person.eventOn(person.chain, attackRun.target.lobby, 'message.posted', { text: 'x' })
        if (turn % 2 === 0) line.fire('event:append', { event: { ...event, at: event.at + turn } })
        else line.fire('log:read', { room: attackRun.target.lobby, limit: 200, after: 0 })
      })
  },
  {
    name: 'direct rooms for one victim',
    does: '20 sockets begin rooms of two with everybody who is a member',
    seconds: 4,
    space: { members: 300 },
    least: { of: 'requests', count: 300 },
    run: async (attackRun) => {
      let began = 0
      attackRun.go()
      await attackRun.crowd(20, async (n) => {
        const { line, person } = await attackRun.enter(n)
        await attackRun.often(20, () => {
          const other = new Person(attackRun.target.space, passive((began += 1) % 300)).device
          const room = directRoomId(attackRun.target.space, [person.device, other], nodeCrypto.hash)
          const body = { name: 'Direct', access: 'direct', invited: [other] }
          return line.fire('room:create', { event: person.event(room, 'room.created', body) })
        })
        line.end()
      })
    }
  }
]
