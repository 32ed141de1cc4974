/** Light clients whose messages are signed before the clock starts. */
import type { Ready } from '../servers/child.ts'
import { sendRequest, openEngineWire, requestPacket } from '../load/engine-io.ts'
import type { Wire } from '../load/wire.ts'
import { limits } from '#shared/values/limits.ts'
import type { History } from './history.ts'
import type { BenchmarkSpace } from './benchmark-space.ts'
import { textOf } from './texts.ts'
import { delay } from './wait.ts'

export class Crowd {
  readonly #history: History
  readonly #wires: readonly Wire[]

  private constructor(history: History, wires: readonly Wire[]) {
    this.#history = history
    this.#wires = wires
  }

  static async open({ history, invitation }: BenchmarkSpace): Promise<Crowd> {
    const { certificate, space } = history
    const ready: Ready = { port: Number(new URL(invitation).port), pid: 0, certificate, space }
    const wires = await Promise.all(
      history.members.map(async (device) => {
        const wire = await openEngineWire(ready)
        const greeting = await sendRequest(wire, 1, 'space:greet', { v: limits.protocol, app: 'bench' })
        const { host, nonce } = greeting as { host: string; nonce: string }
        const entered = await sendRequest(wire, 2, 'space:enter', {
          key: device.key,
          proof: device.proof(host, nonce)
        })
        if (!(entered as { ok: boolean }).ok) throw new Error(`not let in: ${JSON.stringify(entered)}`)
        return wire
      })
    )
    return new Crowd(history, wires)
  }

  /** Sends `rate` messages a second in turns, then a last one. @throws when the host refuses a message */
  async talk(rate: number, seconds: number): Promise<void> {
    const packets = Array.from({ length: Math.ceil(rate * seconds) }, (_, at) => this.#compose(at))
    const answers: string[] = []
    for (const wire of this.#wires) {
      wire.onPacket = (packet) => {
        const text = packet.toString('latin1', 0, 80)
        if (text.startsWith('43')) answers.push(text)
      }
    }
    const began = performance.now()
    for (let sent = 0; sent < packets.length;) {
      const due = Math.min(packets.length, Math.floor(((performance.now() - began) / 1000) * rate) + 1)
      for (; sent < due; sent += 1) this.#wires[sent % this.#wires.length]?.send(packets[sent] ?? '')
      await delay(1)
    }
    while (answers.length < packets.length) await delay(5)
    const refusal = answers.find((text) => !text.includes('"ok":true'))
    if (refusal !== undefined) throw new Error(`a message was refused: ${refusal}`)
    this.#wires[0]?.send(this.#compose(0))
  }

  close(): void {
    for (const wire of this.#wires) wire.close()
  }

  #compose(at: number): string {
    this.#history.lastMessage += 1
    const device = this.#history.members[at % this.#wires.length]
    const event = device?.event(this.#history.lobby, 'message.posted', {
      text: textOf(this.#history.lastMessage)
    })
    return requestPacket(6, 'event:append', { event })
  }
}
