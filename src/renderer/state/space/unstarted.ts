import { sha256 } from '@noble/hashes/sha2.js'
import { directRoomId } from '#shared/log/event.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { People, Person } from './people.svelte.ts'
import type { Rooms } from './rooms.svelte.ts'

export interface UnstartedDeps {
  space: string
  people: People
  rooms: Rooms
  /** Whether the room keeps a text that was begun. */
  hasDraft: (room: string) => boolean
}

/** Direct rooms that are shown before they are there: their first message creates them, and no one else sees them before. */
export class UnstartedRooms {
  readonly #deps: UnstartedDeps

  constructor(deps: UnstartedDeps) {
    this.#deps = deps
  }

  /** @returns the id that the room of the two will have */
  open(person: Person): string {
    const { rooms, people } = this.#deps
    const id = this.#idWith(person)
    const pair = [people.me?.device ?? '', person.device]
    const common = {
      topic: '',
      access: 'direct',
      people: 2,
      invited: 0,
      head: null,
      membership: 'joined',
      archived: false
    } as const
    if (!rooms.find(id))
      rooms.addUnstarted({ id, name: person.name, pair, ...common, unread: 0, mentions: 0 })
    return id
  }

  /** Shows those again in which a text was begun, and these. */
  restore(ids: Iterable<string | null>): void {
    const { people, rooms, hasDraft } = this.#deps
    const wanted = new Set(ids)
    for (const person of people.others) {
      const id = this.#idWith(person)
      if (!rooms.find(id) && (wanted.has(id) || hasDraft(id))) this.open(person)
    }
  }

  /** Forgets those in which nothing was written. */
  keep(isKept: (room: RoomView) => boolean): void {
    this.#deps.rooms.keepUnstarted(isKept)
  }

  #idWith({ device }: Person): string {
    const { space, people } = this.#deps
    return directRoomId(space, [people.me?.device ?? '', device], sha256)
  }
}
