/** What a host and a member are sent over their socket. */
import { EventEmitter } from 'node:events'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { broadcasts, type BroadcastName } from '#shared/protocol/broadcasts.ts'
import { codes } from '#shared/values/reply.ts'
import { requestNames, requests } from '#shared/protocol/requests.ts'
import type { Clock } from '#shared/values/clock.ts'
import { connectionOver, type HostSocket } from '#shared/session/socket-connection.ts'
import { FalseHost } from '../../support/false-host.ts'
import { Host } from '../../attacks/host.ts'
import { RawConnection, type Answer } from '../../attacks/raw-connection.ts'
import { attacker, honest, Person } from '../../attacks/person.ts'
import { seedSpace } from '../../attacks/seeded-space.ts'
import { must, target, type Target, type Trial } from '../target.ts'
import { altered, junk, like, text } from '../values.ts'

/** Asks again when it was too fast: values come faster than a host lets anyone ask. */
async function requestWithRetry(line: RawConnection, name: string, payload: unknown): Promise<Answer> {
  for (;;) {
    const answer = await line.request(name, payload)
    if (answer.code !== 'too-many') return answer
    await wait(50)
  }
}

/** A real host process, an attacker, and an honest member who must still be served. */
async function onHost<T>(
  send: (line: RawConnection, value: T, space: string) => Promise<void>
): Promise<Trial<T>> {
  const seeded = await seedSpace({})
  const host = await Host.start(seeded)
  const { target: at, process: running } = host
  const enter = async (who: string, from: string): Promise<RawConnection> => {
    const line = await RawConnection.open(at, { from })
    await line.enter(new Person(at.space, who))
    return line
  }
  const mina = await enter(honest(0), '127.0.0.1')
  let turns = 0
  let mallory = await enter(attacker(0), '127.0.0.2')
  return {
    attempt: async (value) => {
      const troubles = running.talk.length
      if (!mallory.isOpen)
        mallory = await enter(attacker((turns += 1) % 60), `127.0.0.${String(2 + (turns % 50))}`)
      await send(mallory, value, at.space)
      const served = await requestWithRetry(mina, 'member:list', { room: at.space })
      must(served.ok, `somebody honest was refused: ${served.code ?? ''}`)
      must(mina.isOpen, 'somebody honest was cut off')
      must(running.ended === null, `the host ended: ${running.ended ?? ''}`)
      must(running.talk.length === troubles, `the host complains: ${running.talk.slice(troubles).join(' ')}`)
    },
    end: async () => {
      mina.end()
      mallory.end()
      await running.end()
      seeded.remove()
    }
  }
}

const validPackets = [
  '40',
  '40/other,{}',
  '41',
  '3',
  '420["space:greet",{"v":1,"app":"x"}]',
  `421["typing:set",{"room":"${'a'.repeat(26)}","typing":true}]`,
  '42["space:leave",{}]',
  '451-["event:append",{"_placeholder":true,"num":0}]',
  '430[{"ok":true}]',
  '44{"message":"x"}',
  '{"sid":1}'
]
const packet = fc.oneof(
  altered(validPackets),
  text(300),
  fc
    .tuple(fc.constantFrom('42', '420', '4299999999999999999', '43', '42/x,'), junk)
    .map(([type, value]) => `${type}${JSON.stringify(value)}`),
  fc
    .tuple(
      fc.nat(9),
      fc.constantFrom(...requestNames, '__proto__', 'connect', 'disconnect', 'error'),
      fc.array(junk, { maxLength: 3 })
    )
    .map(([ack, name, rest]) => `42${String(ack)}${JSON.stringify([name, ...rest])}`)
)

const request = fc
  .constantFrom(...requestNames)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 5, arbitrary: like(requests[name].payload) }, { weight: 1, arbitrary: junk })
    )
  )

const broadcast = fc
  .constantFrom(...(Object.keys(broadcasts) as BroadcastName[]))
  .chain((name) => fc.tuple(fc.constant(name), like(broadcasts[name])))

const noClock: Clock = { now: () => 0, after: () => () => undefined }

/** A socket whose packets a test sends. */
class SaidSocket extends EventEmitter implements HostSocket {
  connected = true
  answer: unknown = null
  timeout(): { emitWithAck: () => Promise<unknown> } {
    return { emitWithAck: () => Promise.resolve(this.answer) }
  }
  disconnect(): void {
    this.connected = false
    this.emit('disconnect')
  }
}

async function linked(): Promise<{ socket: SaidSocket; link: Awaited<ReturnType<typeof connectionOver>> }> {
  const socket = new SaidSocket()
  const linking = connectionOver(socket, noClock)
  socket.emit('connect')
  return { socket, link: await linking }
}

export const wire: Target[] = [
  target({
    name: 'packets to a host',
    values: packet,
    begin: () =>
      onHost<string>(async (line, said) => {
        line.raw(said)
        await turn()
      })
  }),
  target({
    name: 'requests to a host',
    values: request,
    begin: () =>
      onHost<[string, unknown]>(async (line, [name, payload]) => {
        const { ok, code } = await requestWithRetry(line, name, payload)
        must(ok || (codes as readonly string[]).includes(code ?? ''), `answered ${code ?? ''}`)
        must(code !== 'internal', `${name} failed in the host`)
      })
  }),
  target({
    name: 'broadcasts to a link',
    values: broadcast,
    begin: () => ({
      attempt: async ([name, payload]: [BroadcastName, unknown]) => {
        const { socket, link } = await linked()
        let received = 0
        link.on(name, (said) => {
          received += 1
          must(v.is(broadcasts[name], said), 'a listener was given what is no broadcast')
        })
        socket.emit(name, payload)
        must(received === 1 || !socket.connected, 'a host that breaks the contract was kept')
      }
    })
  }),
  target({
    name: 'answers to a link',
    values: fc
      .constantFrom(...requestNames)
      .chain((name) => fc.tuple(fc.constant(name), fc.oneof(like(requests[name].answer), junk))),
    begin: () => ({
      attempt: async ([name, answer]: [(typeof requestNames)[number], unknown]) => {
        const { socket, link } = await linked()
        socket.answer = typeof answer === 'object' && answer !== null ? { ok: true, ...answer } : answer
        const reply = await link.request(name, {})
        must(reply.ok || codes.includes(reply.code), 'an answer that is none')
        if (reply.ok) must(v.is(requests[name].answer, reply), 'an answer that does not fit')
      }
    })
  }),
  target({
    name: 'broadcasts to a session',
    values: fc.array(broadcast, { maxLength: 6 }),
    begin: () => {
      const errors: unknown[] = []
      const note = (error: unknown): void => void errors.push(error)
      process.on('unhandledRejection', note)
      return {
        attempt: async (said: [BroadcastName, unknown][]) => {
          const host = new FalseHost()
          const { session } = host.session()
          session.start()
          await turn()
          for (const [name, payload] of said) if (v.is(broadcasts[name], payload)) host.emit(name, payload)
          await turn()
          await session.stop()
          must(errors.length === 0, `nobody caught ${String(errors.splice(0)[0])}`)
        },
        end: () => void process.off('unhandledRejection', note)
      }
    }
  })
]
