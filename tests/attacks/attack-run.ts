/** The attackers' side of a run: connections from any local address, and counts of what was done. */
import { connect as connectTcp, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import type { AttackFigures } from './figures.ts'
import type { Target } from './host.ts'
import { RawConnection } from './raw-connection.ts'
import { attacker, Person } from './person.ts'

/** Lower addresses are for honest members and newcomers. */
const firstAddress = 2
/** Milliseconds before a refused attacker retries. */
const rest = 20

export class AttackRun {
  readonly target: Target
  readonly seconds: number
  readonly made: AttackFigures = { sockets: 0, requests: 0, bytes: 0, refused: 0, failures: [], notes: [] }
  #end: number

  constructor(target: Target, seconds: number) {
    this.target = target
    this.seconds = seconds
    this.#end = performance.now() + seconds * 1000
  }

  /** Starts the clock. */
  go(): void {
    this.#end = performance.now() + this.seconds * 1000
  }

  get isOver(): boolean {
    return performance.now() >= this.#end
  }

  async rest(): Promise<void> {
    await wait(Math.max(0, this.#end - performance.now()))
  }

  address(n = 0): string {
    return `127.0.0.${String(firstAddress + n)}`
  }

  async open(from = this.address()): Promise<RawConnection> {
    return RawConnection.open(this.target, { from, count: this.made })
  }

  dial(from = this.address()): Promise<RawConnection> {
    return RawConnection.dial(this.target, { from, count: this.made })
  }

  person(n: number): Person {
    return new Person(this.target.space, attacker(n))
  }

  /** @throws when member `n` is refused */
  async enter(n: number, from?: string): Promise<{ line: RawConnection; person: Person }> {
    const line = await this.open(from)
    const person = this.person(n)
    const entered = await line.enter(person)
    if (!entered.ok) throw new Error(`not let in: ${entered.code ?? ''}`)
    return { line, person }
  }

  /** Attackers run in parallel until the time is over. @param act enters, and attacks until its connection ends */
  async crowd(count: number, act: (n: number) => Promise<void>): Promise<void> {
    await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        while (!this.isOver) {
          await act(n).catch(() => undefined) // being thrown out is what a host should do
          await wait(rest)
        }
      })
    )
  }

  /** Until the time is over or `act` returns false. */
  async often(perSecond: number, act: () => boolean): Promise<void> {
    const begun = performance.now()
    for (let done = 0; !this.isOver;) {
      const due = ((performance.now() - begun) / 1000) * perSecond
      for (; done < due; done += 1) if (!act()) return
      await wait(10)
    }
  }

  /** @throws when it is refused */
  async tcp(from = this.address()): Promise<Socket> {
    this.made.sockets += 1
    const socket = connectTcp({ host: '127.0.0.1', port: this.target.port, localAddress: from })
    socket.on('error', () => undefined) // 'close' follows
    await once(socket, 'connect', { signal: AbortSignal.timeout(5000) })
    return socket
  }

  /** @throws when it is refused */
  async tls(from = this.address()): Promise<Socket> {
    this.made.sockets += 1
    const { port, certificate } = this.target
    const options = { ca: certificate, checkServerIdentity: () => undefined, localAddress: from }
    const socket = connectTls({ host: '127.0.0.1', port, ...options })
    socket.on('error', () => undefined)
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(5000) })
    return socket
  }

  /** Writes the bytes until the time is over or the host stops reading. */
  async pour(socket: Socket, bytes: Buffer, requests: number): Promise<void> {
    while (!this.isOver && !socket.destroyed) {
      this.made.bytes += bytes.length
      this.made.requests += requests
      if (socket.write(bytes)) await wait(1)
      else
        await Promise.race([
          once(socket, 'drain').catch(() => undefined),
          once(socket, 'close').catch(() => undefined),
          this.rest()
        ])
    }
  }

  fail(text: string): void {
    this.made.failures.push(text)
  }

  note(text: string): void {
    this.made.notes.push(text)
  }
}
