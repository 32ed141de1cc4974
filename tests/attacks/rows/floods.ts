/** Sixty sockets of one address that ask as fast as each of them may. */
import { directRoomId, eventId, newId, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import type { Attack } from '../attack.ts'
import type { Line } from '../raw-connection.ts'
import { passive, Person } from '../person.ts'
import type { Scene } from '../attack-run.ts'

const sockets = 60
/** One below what a socket may ask. */
const perSecond = 99
/** Written and signed beforehand would be unfair to nobody, but it has to be in order: so many a second can be signed. */
const eventsPerSecond = 60

interface In {
  line: Line
  person: Person
  n: number
}

/** Each of them does the same until the end; one that is hung up on comes again. */
function flood(scene: Scene, rate: number, act: (one: In, turn: number) => void): Promise<void> {
  scene.go()
  return scene.crowd(sockets, async (n) => {
    const entered = await scene.enter(n)
    let turn = 0
    await scene.often(rate, () => {
      act({ ...entered, n }, (turn += 1))
      return entered.line.isOpen
    })
    entered.line.end()
  })
}

/** A flood does not wait for an answer; after a refusal the chain is what the host says it is. */
function append(scene: Scene, { line, person }: In, kind: string, body: LogEvent['body']): void {
  line.fire('event:append', { event: person.event(scene.target.lobby, kind, body) })
}

const least = { of: 'requests', count: 1000 } as const

/** A message to react to. */
async function postOne(scene: Scene, { line, person }: In): Promise<string> {
  const event = person.event(scene.target.lobby, 'message.posted', { text: 'react to this' })
  await line.ask('event:append', { event })
  return eventId(event, nodeCrypto.hash)
}

export const floods: Attack[] = [
  {
    name: 'append, short',
    does: `${String(sockets)} sockets append messages of 20 bytes`,
    seconds: 4,
    least,
    run: (scene) =>
      flood(scene, eventsPerSecond, (one, turn) =>
        append(scene, one, 'message.posted', { text: `message ${String(turn).padEnd(12, '.')}` })
      )
  },
  {
    name: 'append, 16 kB',
    does: `${String(sockets)} sockets append messages of 16 kB`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (scene) =>
      flood(scene, 20, (one, turn) =>
        append(scene, one, 'message.posted', { text: `${String(turn)} `.padEnd(16_000, 'x') })
      )
  },
  {
    name: 'typing',
    does: `${String(sockets)} sockets say that they type`,
    seconds: 4,
    least,
    run: (scene) =>
      flood(scene, perSecond, ({ line }, turn) => {
        line.fire('typing:set', { room: scene.target.lobby, typing: turn % 2 === 0 })
      })
  },
  {
    name: 'signals',
    does: `${String(sockets)} sockets send signals of 16 kB to each other`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: (scene) =>
      flood(scene, 30, ({ line, n }) => {
        line.fire('signal:send', { to: scene.person((n + 1) % sockets).device, data: 'x'.repeat(16_000) })
      })
  },
  {
    name: 'bad signatures',
    does: `${String(sockets)} sockets append what nobody signed`,
    seconds: 4,
    least,
    run: (scene) =>
      flood(scene, perSecond, ({ line, person }, turn) => {
        const event = person.eventOn(person.chain, scene.target.lobby, 'message.posted', { text: 'x' })
        line.fire('event:append', { event: { ...event, at: event.at + turn } })
      })
  },
  {
    name: 'log:read',
    does: `${String(sockets)} sockets read the longest page there is`,
    seconds: 4,
    space: { messages: { count: 1000, text: (n) => `${String(n)} ${'lorem ipsum '.repeat(20)}` } },
    least,
    run: (scene) =>
      flood(scene, perSecond, ({ line }, turn) => {
        line.fire('log:read', { room: scene.target.lobby, limit: 200, after: (turn * 37) % 800 })
      })
  },
  {
    name: 'reactions',
    does: `${String(sockets)} sockets react and take it back`,
    seconds: 4,
    least,
    run: async (scene) => {
      const first = await scene.enter(0)
      const target = await postOne(scene, { ...first, n: 0 })
      first.line.end()
      await flood(scene, eventsPerSecond, (one, turn) =>
        append(scene, one, turn % 2 === 1 ? 'reaction.added' : 'reaction.removed', { target, emoji: '👍' })
      )
    }
  },
  {
    name: 'enter and leave',
    does: `${String(sockets)} sockets enter, leave and enter again`,
    seconds: 4,
    least: { of: 'requests', count: 300 },
    run: async (scene) => {
      scene.go()
      await scene.crowd(sockets, async (n) => {
        const { line, person } = await scene.enter(n)
        while (!scene.isOver && line.isOpen) {
          await line.ask('space:leave', {})
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
    run: (scene) =>
      flood(scene, eventsPerSecond, ({ line, person }) => {
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
    run: async (scene) => {
      scene.go()
      let made = 0
      let introduced = 0
      await scene.crowd(20, async (n) => {
        const line = await scene.open(scene.address(n % 4))
        const person = new Person(scene.target.space, `Churn ${String(process.pid)} ${String((made += 1))}`)
        await line.enter(person)
        const profile = { key: person.key, name: person.name, colour: 2, guest: false }
        const { ok } = await line.ask('event:append', {
          event: person.event(scene.target.space, 'member.introduced', profile)
        })
        if (ok) introduced += 1
        line.end()
      })
      scene.note(`${String(introduced)} of ${String(made)} new identities taken`)
    }
  },
  {
    name: 'a school behind one address',
    does: '200 new people of one address get in and talk while 60 sockets of another flood',
    seconds: 25,
    newcomers: 200,
    least,
    // What is not passed on to the two hundred: one computer plays them all.
    run: (scene) =>
      flood(scene, eventsPerSecond, ({ line, person }, turn) => {
        const event = person.eventOn(person.chain, scene.target.lobby, 'message.posted', { text: 'x' })
        if (turn % 2 === 0) line.fire('event:append', { event: { ...event, at: event.at + turn } })
        else line.fire('log:read', { room: scene.target.lobby, limit: 200, after: 0 })
      })
  },
  {
    name: 'direct rooms for one victim',
    does: '20 sockets begin rooms of two with everybody who is a member',
    seconds: 4,
    space: { members: 300 },
    least: { of: 'requests', count: 300 },
    run: async (scene) => {
      let began = 0
      scene.go()
      await scene.crowd(20, async (n) => {
        const { line, person } = await scene.enter(n)
        await scene.often(20, () => {
          const other = new Person(scene.target.space, passive((began += 1) % 300)).device
          const room = directRoomId(scene.target.space, [person.device, other], nodeCrypto.hash)
          const body = { name: 'Direct', access: 'direct', invited: [other] }
          return line.fire('room:create', { event: person.event(room, 'room.created', body) })
        })
        line.end()
      })
    }
  }
]
