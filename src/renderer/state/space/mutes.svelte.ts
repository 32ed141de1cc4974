/* eslint-disable svelte/prefer-svelte-reactivity -- the set is replaced whole, never changed */
import * as v from 'valibot'
import { RoomId } from '#shared/values/ids.ts'
import type { KeyValueStore } from '../../platform/platform.ts'

const Kept = v.pipe(v.string(), v.parseJson(), v.array(RoomId))

/** The rooms of one space that this device keeps quiet about. Only a mention of me is still told. */
export class Mutes {
  #rooms = $state.raw<ReadonlySet<string>>(new Set())
  readonly #keep: KeyValueStore
  readonly #key: string

  constructor(keep: KeyValueStore, space: string) {
    this.#keep = keep
    this.#key = `muted/${space}`
    const kept = v.safeParse(Kept, keep.get(this.#key))
    if (kept.success) this.#rooms = new Set(kept.output)
  }

  isMuted(room: string): boolean {
    return this.#rooms.has(room)
  }

  toggle(room: string): void {
    const rooms = new Set(this.#rooms)
    if (!rooms.delete(room)) rooms.add(room)
    this.#rooms = rooms
    this.#keep.set(this.#key, rooms.size > 0 ? JSON.stringify([...rooms]) : null)
  }
}
