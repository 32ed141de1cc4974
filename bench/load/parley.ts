/** Members enter and join the lobby by the same steps as in the product. */
import * as v from 'valibot'
import { limits } from '#shared/values/limits.ts'
import type { Ready } from '../servers/child.ts'
import { Device } from './device.ts'
import type { Dialect } from './dialect.ts'
import { sendRequest, openEngineWire, requestPacket } from './engine-io.ts'
import { forEachMember } from './each.ts'
import { startsWith, type Wire } from './wire.ts'

const Greeted = v.object({ host: v.string(), nonce: v.string() })
const Entered = v.object({ ok: v.literal(true), space: v.object({ lobby: v.string() }) })
const Done = v.object({ ok: v.literal(true) })
const Text = v.object({ text: v.string() })
const Packet = v.tuple([
  v.literal('log:appended'),
  v.object({
    after: v.number(),
    placed: v.array(v.object({ position: v.object({ seq: v.number() }), event: v.object({ body: Text }) }))
  })
])

export class Parley implements Dialect {
  readonly #ready: Ready
  readonly #devices: Device[] = []
  #lobby = ''
  #seq: number | null = null

  constructor(ready: Ready) {
    this.#ready = ready
  }

  async register(members: number): Promise<void> {
    await forEachMember(members, async (member) => {
      const device = this.#device(member)
      const wire = await this.connect(member)
      const profile = { key: device.key, name: `Member ${String(member)}`, colour: 0, guest: false }
      const introduction = device.event(this.#ready.space, 'member.introduced', profile)
      v.parse(Done, await sendRequest(wire, 3, 'event:append', { event: introduction }))
      v.parse(
        Done,
        await sendRequest(wire, 4, 'room:join', { event: device.event(this.#lobby, 'member.joined', {}) })
      )
      v.parse(Done, await sendRequest(wire, 5, 'space:leave', {}))
      wire.close()
    })
  }

  async connect(member: number): Promise<Wire> {
    const device = this.#device(member)
    const wire = await openEngineWire(this.#ready)
    const hello = { v: limits.protocol, app: 'bench' }
    const { host, nonce } = v.parse(Greeted, await sendRequest(wire, 1, 'space:greet', hello))
    const entry = { key: device.key, proof: device.proof(host, nonce) }
    const { space } = v.parse(Entered, await sendRequest(wire, 2, 'space:enter', entry))
    this.#lobby = space.lobby
    return wire
  }

  compose(member: number, text: string): string {
    const event = this.#device(member).event(this.#lobby, 'message.posted', { text })
    return requestPacket(6, 'event:append', { event })
  }

  classify(packet: Buffer): 'messages' | 'refusal' | 'other' {
    if (startsWith(packet, `42["log:appended",{"room":"${this.#lobby}"`)) return 'messages'
    return startsWith(packet, '43') && !startsWith(packet, '436[{"ok":true') ? 'refusal' : 'other'
  }

  read(packet: Buffer): string[] {
    const [, { after, placed }] = v.parse(Packet, JSON.parse(packet.toString().slice(2)))
    if (this.#seq !== null && after !== this.#seq)
      throw new Error(`${String(after)} after ${String(this.#seq)}`)
    for (const [at, { position }] of placed.entries()) {
      if (position.seq !== after + at + 1) throw new Error(`a gap in the log at ${String(position.seq)}`)
    }
    this.#seq = after + placed.length
    return placed.map(({ event }) => event.body.text)
  }

  #device(member: number): Device {
    return (this.#devices[member] ??= new Device(this.#ready.space))
  }
}
