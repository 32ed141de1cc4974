/** What must never happen while a history runs, no matter who hosts. */
import { compareClaims, type Claim } from '#shared/log/claim.ts'
import type { Placed } from '#shared/log/event.ts'
import type { AnyReply, SimulatedRequest } from './engine.ts'
import { textOf } from './event-text.ts'
import type { Disk } from './disk.ts'
import type { SimulatedHost } from './host.ts'
import type { VirtualTime } from './time.ts'

interface Heard {
  claim: Claim
  at: number
}

interface Noted {
  id: string
  author: string
  aseq: number
}

type Entry = Placed & { id: string }

export class Watch {
  readonly violations = new Set<string>()
  /** Authors of which more than one copy has written, or that have forgotten what they wrote. */
  readonly mayFork = new Set<string>()
  /** Numbers that stand for two events of such authors. */
  readonly forks = new Set<string>()
  readonly #time: VirtualTime
  /** By author and number. */
  readonly #ids = new Map<string, string>()
  readonly #byMessage = new Map<string, Map<string, Noted>>()
  readonly #heard = new WeakMap<SimulatedHost, Heard>()

  constructor(time: VirtualTime) {
    this.#time = time
  }

  /** The events that say this. */
  eventsOf(message: string): readonly Noted[] {
    return [...(this.#byMessage.get(message)?.values() ?? [])]
  }

  disk(computer: string, disk: Disk): void {
    disk.onWritten = (name, args) => {
      if (name === 'acceptClaim') this.#accepted(computer, disk, args[0] as Claim)
      if (name === 'append') for (const entry of args[0] as Entry[]) this.#placed(computer, entry)
    }
  }

  /** A host that has heard of another claim takes nothing before it has settled which one counts. */
  answered(host: SimulatedHost, { name, payload }: SimulatedRequest, reply: AnyReply): void {
    const heard = this.#heard.get(host)
    const now = this.#time.now()
    if (heard && now > heard.at && isTaken(payload, reply) && isOutdone(host, heard.claim))
      this.violations.add(`${host.computer} took ${name} after it had heard of a claim that is not lower`)
    if (name === 'host:meet' && reply.ok) this.#heard.delete(host)
    if (name !== 'space:greet') return
    const { claim } = payload as { claim?: Claim }
    if (claim && host.believes(claim) && isOutdone(host, claim)) this.#heard.set(host, { claim, at: now })
  }

  #accepted(computer: string, disk: Disk, { epoch, host }: Claim): void {
    const before = disk.accepted.get(epoch)
    if (before !== undefined && before !== host)
      this.violations.add(`${computer} accepted two hosts in epoch ${epoch}`)
    disk.accepted.set(epoch, host)
  }

  #placed(computer: string, { id, event }: Entry): void {
    const { author, aseq } = event
    const number = `${author} ${String(aseq)}`
    const before = this.#ids.get(number)
    if (before !== undefined && before !== id) {
      if (this.mayFork.has(author)) this.forks.add(number)
      else this.violations.add(`${computer} has two events with one number: ${number}`)
    }
    this.#ids.set(number, id)
    const message = textOf(event)
    if (message === null) return
    const events = this.#byMessage.get(message) ?? new Map<string, Noted>()
    this.#byMessage.set(message, events.set(id, { id, author, aseq }))
  }
}

/** Whether the host has acknowledged an event. */
function isTaken(payload: object, reply: AnyReply): boolean {
  if (!reply.ok) return false
  if ('event' in payload) return true
  return 'taken' in reply
    ? reply.taken === true
    : 'placed' in reply && 'events' in payload && payload.events !== undefined
}

function isOutdone({ claim: mine }: SimulatedHost, claim: Claim): boolean {
  return mine !== null && claim.epoch >= mine.epoch && compareClaims(claim, mine) !== 0
}
