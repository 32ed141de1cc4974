/** The members, all talking at once: light clients whose messages are signed before the clock starts. */
import type { Ready } from '../servers/child.ts'
import { ask, openEngineWire, requestPacket } from '../load/engine-io.ts'
import type { Wire } from '../load/wire.ts'
import { limits } from '#shared/values/limits.ts'
import type { History } from './history.ts'
import type { Stage } from './benchmark-space.ts'
import { textOf } from './texts.ts'
import { pause } from './wait.ts'

export class Crowd {
  readonly #history: History
  readonly #wires: readonly Wire[]

  private constructor(history: History, wires: readonly Wire[]) {
    this.#history = history
    this.#wires = wires
  }

  static async open({ history, invitation }: Stage): Promise<Crowd> {
    const { certificate, space } = history
    const ready: Ready = { port: Number(new URL(invitation).port), pid: 0, certificate, space }
    const wires = await Promise.all(
      history.members.map(async (device) => {
        const wire = await openEngineWire(ready)
        const greeting = await ask(wire, 1, 'space:greet', { v: limits.protocol, app: 'bench' })
        const { host, nonce } = greeting as { host: string; nonce: string }
        const entered = await ask(wire, 2, 'space:enter', {
          key: device.key,
          proof: device.proof(host, nonce)
        })
        if (!(entered as { ok: boolean }).ok) throw new Error(`not let in: ${JSON.stringify(entered)}`)
        return wire
      })
    )
    return new Crowd(history, wires)
  }

  /**
   * Everybody talks, in turns, so many messages a second; when all of it is in the log, one says the last word.
   * @throws when the host refuses a message
   */
  async talk(rate: number, seconds: number): Promise<void> {
    const packets = Array.from({ length: Math.ceil(rate * seconds) }, (_, at) => this.#compose(at))
    const answers: string[] = []
    for (const wire of this.#wires) {
      wire.hear = (packet) => {
        const text = packet.toString('latin1', 0, 80)
        if (text.startsWith('43')) answers.push(text)
      }
    }
    const began = performance.now()
    for (let sent = 0; sent < packets.length;) {
      const due = Math.min(packets.length, Math.floor(((performance.now() - began) / 1000) * rate) + 1)
      for (; sent < due; sent += 1) this.#wires[sent % this.#wires.length]?.send(packets[sent] ?? '')
      await pause(1)
    }
    while (answers.length < packets.length) await pause(5)
    const refusal = answers.find((text) => !text.includes('"ok":true'))
    if (refusal !== undefined) throw new Error(`a message was refused: ${refusal}`)
    this.#wires[0]?.send(this.#compose(0))
  }

  close(): void {
    for (const wire of this.#wires) wire.close()
  }

  #compose(at: number): string {
    this.#history.said += 1
    const device = this.#history.members[at % this.#wires.length]
    const event = device?.event(this.#history.lobby, 'message.posted', { text: textOf(this.#history.said) })
    return requestPacket(6, 'event:append', { event })
  }
}
