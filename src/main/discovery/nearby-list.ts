/** The list of nearby spaces: confirmed, limited, told when it changes. */
import type { Found } from './parse-response.ts'
import { createGivenUp } from './expiring-set.ts'
import { Instance, type Meet } from './instance-monitor.ts'
import { isSame, type NearbySpace } from './nearby-space.ts'
import { Questions } from './probe-scheduler.ts'

/** More instances than this are an attack, or a list that nobody reads. */
export const mostInstances = 64
/** Instances of one sender that have not answered yet. */
const mostUnconfirmed = 8
/** Milliseconds in which changes gather before the list is told. */
const gather = 30

export interface ListParts {
  meet: Meet
  /** Told the whole list whenever it changes. */
  tell: (nearby: NearbySpace[]) => void
  /** A space, and the device that hosts it, where a person of this device has been before: asked first. */
  isKnown: (space: string, device: string) => boolean
  /** Whether an address is our own. */
  isHere: (address: string) => boolean
}

type Entry = [key: string, instance: Instance]

export class NearbyList {
  readonly #instances = new Map<string, Instance>()
  readonly #parts: ListParts
  readonly #questions: Questions
  readonly #givenUp = createGivenUp()
  #told: NearbySpace[] = []
  #telling: NodeJS.Timeout | undefined
  #stopped = false

  constructor(parts: ListParts) {
    this.#parts = parts
    this.#questions = new Questions(parts.isHere)
  }

  found(found: Found, rank: number): void {
    if (this.#stopped) return
    const key = `${found.txt.id} ${found.txt.dev}`
    const known = this.#instances.get(key)
    if (known) known.heard(found, rank)
    else if (!this.#givenUp.has(placeOf(key, found)) && this.#makeRoom(found)) this.#add(key, found, rank)
  }

  /** @param id the instance name */
  gone(id: string): void {
    for (const [key, { found }] of this.#instances) if (found.id === id) this.#drop(key)
  }

  /** Asks everybody again, also who was given up. */
  refresh(): void {
    this.#givenUp.clear()
    for (const instance of this.#instances.values()) instance.ask()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#telling)
    for (const instance of this.#instances.values()) instance.end()
    this.#instances.clear()
    this.#questions.stop()
  }

  #add(key: string, found: Found, rank: number): void {
    const { meet, isKnown } = this.#parts
    const instance = new Instance(found, rank, {
      known: isKnown(found.txt.id, found.txt.dev),
      meet,
      questions: this.#questions,
      changed: () => {
        this.#changed()
      },
      lost: () => {
        this.#giveUp(key, instance)
      }
    })
    this.#instances.set(key, instance)
    instance.ask()
  }

  /** One that never answered is not asked again for a while, unless it is one to come back to. */
  #giveUp(key: string, instance: Instance): void {
    if (!instance.nearby && !instance.known) this.#givenUp.add(placeOf(key, instance.found))
    this.#drop(key)
  }

  #drop(key: string): void {
    this.#instances.get(key)?.end()
    if (this.#instances.delete(key)) this.#changed()
  }

  /** Room for one of this sender: where it is missing, one that failed gives way, or one of the sender with the most. */
  #makeRoom({ sender, txt }: Found): boolean {
    const own = [...this.#instances].filter(([, one]) => one.sender === sender)
    const waiting = own.filter(([, { nearby }]) => !nearby)
    if (waiting.length >= mostUnconfirmed) return this.#replace(waiting.filter(hasFailed))
    if (this.#instances.size < mostInstances) return true
    if (this.#replace([...this.#instances].filter(hasFailed))) return true
    const senders = Map.groupBy(this.#instances, ([, one]) => one.sender)
    const largest = [...senders.values()].reduce((most, one) => (one.length > most.length ? one : most))
    const isOwed = largest.length > own.length + 1 || this.#parts.isKnown(txt.id, txt.dev)
    return isOwed && this.#replace(largest)
  }

  /** @returns whether one of these could go */
  #replace(doubtful: readonly Entry[]): boolean {
    const strangers = doubtful.filter(([, { known }]) => !known)
    const [key] = strangers.find(([, { nearby }]) => !nearby) ?? strangers.at(-1) ?? []
    if (key !== undefined) this.#drop(key)
    return key !== undefined
  }

  #changed(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      const now = [...this.#instances.values()].flatMap(({ nearby }) => nearby ?? [])
      const before = this.#told
      const same =
        now.length === before.length && now.every((one, at) => before[at] && isSame(one, before[at]))
      if (same) return
      this.#told = now
      this.#parts.tell(now)
    }, gather)
  }
}

/** It never answered, though it was asked. */
function hasFailed([, { nearby, failures }]: Entry): boolean {
  return !nearby && failures > 0
}

/** An instance as it was announced; somewhere else it would be worth another try. */
function placeOf(key: string, { sender, port }: Found): string {
  return `${key} ${sender}:${String(port)}`
}
