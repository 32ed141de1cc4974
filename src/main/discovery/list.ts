/** The list of nearby spaces: confirmed, limited, told when it changes. */
import type { Found } from './hearing.ts'
import { Instance, type Meet } from './instance.ts'
import { isSame, type NearbySpace } from './nearby.ts'

/** More instances than this are an attack, or a list that nobody reads. */
export const mostInstances = 64
/** Milliseconds in which changes gather before the list is told. */
const gather = 30

export class NearbyList {
  readonly #instances = new Map<string, Instance>()
  readonly #meet: Meet
  readonly #tell: (nearby: NearbySpace[]) => void
  #told: NearbySpace[] = []
  #telling: NodeJS.Timeout | undefined
  #stopped = false

  constructor(meet: Meet, tell: (nearby: NearbySpace[]) => void) {
    this.#meet = meet
    this.#tell = tell
  }

  found(found: Found, rank: number): void {
    if (this.#stopped) return
    const known = this.#instances.get(found.id)
    if (known) known.heard(found, rank)
    else if (this.#makeRoom()) this.#add(found, rank)
  }

  gone(id: string): void {
    this.#instances.get(id)?.end()
    if (this.#instances.delete(id)) this.#changed()
  }

  /** Asks everybody again. */
  refresh(): void {
    for (const instance of this.#instances.values()) instance.ask()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#telling)
    for (const instance of this.#instances.values()) instance.end()
    this.#instances.clear()
  }

  #add(found: Found, rank: number): void {
    const instance = new Instance(found, rank, this.#meet, {
      changed: () => {
        this.#changed()
      },
      lost: () => {
        this.gone(found.id)
      }
    })
    this.#instances.set(found.id, instance)
    instance.ask()
  }

  /** When full, an instance that failed to answer gives way; one that is listed, or still being asked, does not. */
  #makeRoom(): boolean {
    if (this.#instances.size < mostInstances) return true
    const doubtful = [...this.#instances].find(([, instance]) => !instance.nearby && instance.failures > 0)
    if (doubtful) this.gone(doubtful[0])
    return doubtful !== undefined
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
      this.#tell(now)
    }, gather)
  }
}
