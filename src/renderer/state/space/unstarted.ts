import { sha256 } from '@noble/hashes/sha2.js'
import { directRoomId, isDirectId } from '#shared/log/event.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { People, Person } from './people.svelte.ts'
import type { Rooms } from './rooms.svelte.ts'

export interface UnstartedDeps {
  space: string
  people: People
  rooms: Rooms
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
      head: null,
      membership: 'joined',
      archived: false
    } as const
    if (!rooms.find(id))
      rooms.addUnstarted({ id, name: person.name, pair, ...common, unread: 0, mentions: 0 })
    return id
  }

  /** Shows those again that have something to be sent or shown. */
  restore(ids: Iterable<string | null>): void {
    for (const id of new Set(ids)) {
      if (id === null || !isDirectId(id) || this.#deps.rooms.find(id)) continue
      const person = this.#deps.people.others.find((one) => this.#idWith(one) === id)
      if (person) this.open(person)
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
