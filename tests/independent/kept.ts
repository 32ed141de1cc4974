/** What a client keeps from one connection to the next; one with a disk keeps it there. */
import type { RoomLog } from './room-log.ts'
import type { Chain, Claim, Event, Position } from './shapes.ts'

/** "Entering". */
const maxOwn = 200

/** An event that a log held and does not hold now, and its first position. */
export interface Stray {
  event: Event
  origin: Position
}

export class Kept {
  /** The highest that was accepted. */
  claim: Claim | null = null
  /** This device's newest event, on which its next one builds. */
  chain: Chain = { aseq: 0, prev: null }
  /** What this device has written, by id, oldest first. */
  readonly own = new Map<string, Event>()
  /** By room id. */
  readonly logs = new Map<string, RoomLog>()
  /** By id, in the order in which they were in their logs. */
  readonly strays = new Map<string, Stray>()
  /** Of a guest: the host's word that it was let in. */
  admission: string | null = null

  /** What an entry at this host shows of it. */
  shown(host: string): { settled: Chain; own: string[]; ofHost?: Event; admission?: string } {
    const own = [...this.own]
    const introduction = own.filter(([, { kind }]) => kind === 'member.introduced').slice(-1)
    const ids = new Set([...introduction, ...own.slice(1 - maxOwn)].map(([id]) => id))
    const { chain: settled, admission } = this
    const ofHost = this.#newestOf(host)
    return {
      settled,
      own: [...ids],
      ...(ofHost ? { ofHost } : {}),
      ...(admission === null ? {} : { admission })
    }
  }

  #newestOf(author: string): Event | undefined {
    const held = [...[...this.logs.values()].flatMap(({ placed }) => placed), ...this.strays.values()]
    const theirs = held.map(({ event }) => event).filter((event) => event.author === author)
    return theirs.toSorted((one, other) => other.aseq - one.aseq)[0]
  }
}
