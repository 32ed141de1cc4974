/** The attackers' side of a run: connections from any address of this machine, and a count of what was done. */
import { connect as connectTcp, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import type { AttackFigures } from './figures.ts'
import type { Target } from './host.ts'
import { RawConnection } from './raw-connection.ts'
import { attacker, Person } from './person.ts'

/** Attackers call from here on: not the address of the honest, nor that of newcomers. */
const firstAddress = 2
/** Rest of an attacker whose connection was refused or ended, ms. */
const rest = 20

export class AttackRun {
  readonly target: Target
  readonly seconds: number
  readonly made: AttackFigures = { sockets: 0, requests: 0, bytes: 0, refused: 0, faults: [], notes: [] }
  #end: number

  constructor(target: Target, seconds: number) {
    this.target = target
    this.seconds = seconds
    this.#end = performance.now() + seconds * 1000
  }

  /** Everything is in place: the time runs from now on. */
  go(): void {
    this.#end = performance.now() + this.seconds * 1000
  }

  get isOver(): boolean {
    return performance.now() >= this.#end
  }

  /** Resolves when the time is over. */
  async rest(): Promise<void> {
    await wait(Math.max(0, this.#end - performance.now()))
  }

  /** The n-th address of the attackers. */
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

  /** Attacker `n`, who is a member, entered. @throws when it is not let in */
  async enter(n: number, from?: string): Promise<{ line: RawConnection; person: Person }> {
    const line = await this.open(from)
    const person = this.person(n)
    const entered = await line.enter(person)
    if (!entered.ok) throw new Error(`not let in: ${entered.code ?? ''}`)
    return { line, person }
  }

  /**
   * So many attackers do the same at once until the time is over; one that was thrown out comes again.
   * @param act enters, and attacks until its connection has ended or the time is over
   */
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

  /** Does something so often a second, until the time is over or it returns false. */
  async often(perSecond: number, act: () => boolean): Promise<void> {
    const begun = performance.now()
    for (let done = 0; !this.isOver;) {
      const due = ((performance.now() - begun) / 1000) * perSecond
      for (; done < due; done += 1) if (!act()) return
      await wait(10)
    }
  }

  /** A TCP connection. @throws when it is refused */
  async tcp(from = this.address()): Promise<Socket> {
    this.made.sockets += 1
    const socket = connectTcp({ host: '127.0.0.1', port: this.target.port, localAddress: from })
    socket.on('error', () => undefined) // 'close' follows
    await once(socket, 'connect', { signal: AbortSignal.timeout(5000) })
    return socket
  }

  /** A TLS connection without anything on it. @throws when it is refused */
  async tls(from = this.address()): Promise<Socket> {
    this.made.sockets += 1
    const { port, certificate } = this.target
    const options = { ca: certificate, checkServerIdentity: () => undefined, localAddress: from }
    const socket = connectTls({ host: '127.0.0.1', port, ...options })
    socket.on('error', () => undefined)
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(5000) })
    return socket
  }

  /** Writes the same bytes until the time is over or nothing more is taken; reads only when told to. */
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

  fault(text: string): void {
    this.made.faults.push(text)
  }

  note(text: string): void {
    this.made.notes.push(text)
  }
}
