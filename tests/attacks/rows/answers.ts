/** Requests whose answers are never read. */
import { newId } from '#shared/log/event.ts'
import { hashOfPicture } from '#shared/log/introduced.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { largestPicture, pictureData } from '../../support/pictures.ts'
import type { Attack } from '../attack.ts'
import type { RawConnection } from '../raw-connection.ts'
import type { AttackRun } from '../attack-run.ts'

const members = 3000
const sockets = 20

/** Connections that the host has not closed. */
async function countHeld(attackRun: AttackRun, deaf: readonly RawConnection[]): Promise<void> {
  const held = await Promise.all(deaf.map((line) => line.isHeld()))
  attackRun.note(`${String(held.filter(Boolean).length)} of ${String(deaf.length)} deaf sockets still open`)
}

/** Each enters, stops reading, and sends requests; a closed one reconnects. */
async function unread(
  attackRun: AttackRun,
  perSecond: number,
  request: (line: RawConnection, turn: number) => void
): Promise<void> {
  const deaf: RawConnection[] = []
  attackRun.go()
  await attackRun.crowd(sockets, async (n) => {
    const { line } = await attackRun.enter(n)
    line.deafen()
    deaf.push(line)
    let turn = 0
    await attackRun.often(perSecond, () => {
      request(line, (turn += 1))
      return line.isOpen
    })
  })
  await countHeld(attackRun, deaf)
}

/** @returns the devices that have one now */
async function showPictures(attackRun: AttackRun, count: number): Promise<string[]> {
  const devices: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { line, person } = await attackRun.enter(n, attackRun.address(n))
    const data = pictureData(largestPicture())
    const picture = hashOfPicture(data, nodeCrypto.hash)
    const profile = { key: person.key, name: person.name, colour: 1, guest: false, picture }
    const event = person.event(attackRun.target.space, 'member.introduced', profile)
    for (const [name, payload] of [
      ['event:append', { event }],
      ['picture:set', { data }]
    ] as const) {
      const { ok, code } = await line.request(name, payload)
      if (!ok) attackRun.fail(`no picture: ${name} ${code ?? ''}`)
    }
    devices.push(person.device)
    line.end()
  }
  return devices
}

export const answers: Attack[] = [
  {
    name: 'member:list unread',
    does: `${String(sockets)} sockets ask for ${String(members)} members and read nothing`,
    seconds: 6,
    space: { members },
    least: { of: 'requests', count: 1000 },
    run: (attackRun) =>
      unread(attackRun, 90, (line) => {
        line.fire('member:list', { room: attackRun.target.lobby })
      })
  },
  {
    name: 'space:enter unread',
    does: `${String(sockets)} sockets enter a space of ${String(members)} members again and again and read nothing of it`,
    seconds: 6,
    space: { members },
    least: { of: 'sockets', count: 40 },
    run: async (attackRun) => {
      attackRun.go()
      const deaf: RawConnection[] = []
      await attackRun.crowd(60, async (n) => {
        const line = await attackRun.open()
        const person = attackRun.person(n)
        const { host, nonce } = await line.greet()
        line.deafen()
        line.fire('space:enter', { key: person.key, proof: person.proof(host, nonce) })
        deaf.push(line)
        await attackRun.often(20, () =>
          line.fire('log:read', { room: attackRun.target.space, after: 0, limit: 200 })
        )
      })
      await countHeld(attackRun, deaf)
    }
  },
  {
    name: 'room:join unread',
    does: `${String(sockets)} sockets join and leave a room of ${String(members)} members and read nothing`,
    seconds: 6,
    space: { members },
    least: { of: 'requests', count: 500 },
    run: async (attackRun) => {
      const deaf: RawConnection[] = []
      attackRun.go()
      await attackRun.crowd(sockets, async (n) => {
        const { line, person } = await attackRun.enter(n)
        line.deafen()
        deaf.push(line)
        let turn = 0
        await attackRun.often(40, () => {
          const isIn = (turn += 1) % 2 === 1
          const event = person.event(attackRun.target.lobby, isIn ? 'member.left' : 'member.joined', {})
          return line.fire(isIn ? 'room:leave' : 'room:join', { event })
        })
      })
      await countHeld(attackRun, deaf)
    }
  },
  {
    name: 'log:read unread',
    does: `${String(sockets)} sockets read pages of 16-kB messages and take none of them`,
    seconds: 6,
    space: { messages: { count: 300, text: (n) => `${String(n)} `.padEnd(16_000, 'x') } },
    least: { of: 'requests', count: 1000 },
    run: (attackRun) =>
      unread(attackRun, 90, (line, turn) => {
        line.fire('log:read', { room: attackRun.target.lobby, after: turn % 100, limit: 200 })
      })
  },
  {
    name: 'picture:read unread',
    does: `${String(sockets)} sockets ask for the largest pictures of ${String(sockets)} members and take none of them`,
    seconds: 6,
    isQuick: true,
    least: { of: 'requests', count: 1000 },
    run: async (attackRun) => {
      const devices = await showPictures(attackRun, sockets)
      await unread(attackRun, 90, (line, turn) => {
        line.fire('picture:read', { device: devices[turn % devices.length] ?? '' })
      })
    }
  },
  {
    name: 'signals to a mute device',
    does: '30 sockets send signals of 16 kB to one device with 8 sockets that read nothing, as many as it may have',
    seconds: 6,
    least: { of: 'requests', count: 1000 },
    run: async (attackRun) => {
      const victim = attackRun.person(0)
      const mute = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const { line } = await attackRun.enter(0, attackRun.address(1))
          line.deafen()
          return line
        })
      )
      attackRun.go()
      await attackRun.crowd(30, async (n) => {
        const { line } = await attackRun.enter(n + 1)
        await attackRun.often(90, () =>
          line.fire('signal:send', { to: victim.device, data: 'x'.repeat(16_000) })
        )
        line.end()
      })
      await countHeld(attackRun, mute)
    }
  },
  {
    name: 'broadcasts unread',
    does: '40 sockets listen and read nothing while one of them creates rooms and writes',
    seconds: 6,
    least: { of: 'requests', count: 200 },
    run: async (attackRun) => {
      const deaf = await Promise.all(
        Array.from({ length: 40 }, async (_, n) => {
          const { line } = await attackRun.enter(n + 1)
          line.deafen()
          return line
        })
      )
      attackRun.go()
      await attackRun.crowd(1, async () => {
        const { line, person } = await attackRun.enter(0)
        await attackRun.often(60, () => {
          const room = newId(nodeCrypto)
          line.fire('room:create', {
            event: person.event(room, 'room.created', { name: 'Loud', access: 'open', invited: [] })
          })
          const text = 'x'.repeat(16_000)
          return line.fire('event:append', {
            event: person.event(attackRun.target.lobby, 'message.posted', { text })
          })
        })
        line.end()
      })
      await countHeld(attackRun, deaf)
    }
  }
]
