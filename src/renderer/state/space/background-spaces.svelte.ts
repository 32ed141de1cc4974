import { run } from '../../run.ts'
import type { ConnectionState, SpaceApi, SpaceView } from '#shared/session/contract.ts'
import { combineStops } from '#shared/values/listeners.ts'
import { sessionClient, type SessionClient } from '../app/session-client.ts'
import type { NotifiedSpace } from '../settings/notifications.svelte.ts'
import type { Preferences } from '../settings/preferences.ts'
import { People } from './people.svelte.ts'
import { RoomLevels } from './room-levels.svelte.ts'
import { Rooms } from './rooms.svelte.ts'

/** A space that is connected and not shown: what it takes to count and to notify. */
class BackgroundSpace implements NotifiedSpace {
  readonly id: string
  readonly session: SessionClient
  readonly levels: RoomLevels
  readonly rooms: Rooms
  readonly people = new People()
  readonly room = null
  #name = $state('')
  #connection = $state.raw<ConnectionState>({ state: 'connecting' })

  constructor(api: SpaceApi, id: string, preferences: Preferences) {
    this.id = id
    this.session = sessionClient(api, id)
    this.levels = new RoomLevels(preferences, id)
    this.rooms = new Rooms((room) => this.levels.isMuted(room))
  }

  get connection(): ConnectionState {
    return this.#connection
  }

  get name(): string {
    return this.#name
  }

  /** @returns stops it */
  start(): () => void {
    const { session, rooms, people } = this
    const show = ({ space, rooms: all, members, me, here, connection }: SpaceView): void => {
      this.#name = space.name
      this.#connection = connection
      rooms.replace(all, space.lobby)
      people.replace(members, me, here)
    }
    const stop = combineStops([
      session.on('space:refreshed', show),
      session.on('space:changed', ({ space }) => {
        this.#name = space.name
      }),
      session.on('connection:changed', ({ connection }) => {
        this.#connection = connection
      }),
      session.on('room:changed', ({ room }) => {
        rooms.update(room)
      }),
      session.on('room:removed', ({ room }) => {
        rooms.remove(room)
      }),
      session.on('member:changed', ({ member }) => {
        people.update(member)
      })
    ])
    const watch = async (): Promise<void> => {
      const reply = await session.request('space:watch', {})
      // Refused when the space was closed meanwhile; the device announces that, too.
      if (reply.ok) show(reply)
    }
    run(watch())
    return stop
  }
}

export interface BackgroundSpacesDeps {
  api: SpaceApi
  preferences: Preferences
  /** @returns stops it */
  notifyOf: (space: NotifiedSpace) => () => void
}

/** Watches the spaces that this device has connected, apart from the one that is shown. */
export class BackgroundSpaces {
  #spaces = $state.raw<ReadonlyMap<string, BackgroundSpace>>(new Map())
  readonly #ends = new Map<string, () => void>()
  readonly #deps: BackgroundSpacesDeps

  constructor(deps: BackgroundSpacesDeps) {
    this.#deps = deps
  }

  find(space: string): Pick<BackgroundSpace, 'rooms' | 'connection'> | null {
    return this.#spaces.get(space) ?? null
  }

  watch(ids: readonly string[]): void {
    const wanted = new Set(ids)
    for (const [id, end] of this.#ends) {
      if (wanted.has(id)) continue
      end()
      this.#ends.delete(id)
    }
    this.#spaces = new Map(ids.map((id) => [id, this.#spaces.get(id) ?? this.#begin(id)]))
  }

  #begin(id: string): BackgroundSpace {
    const { api, preferences, notifyOf } = this.#deps
    const space = new BackgroundSpace(api, id, preferences)
    this.#ends.set(id, combineStops([space.start(), notifyOf(space)]))
    return space
  }
}
