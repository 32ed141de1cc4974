import type { Placed } from '../log/event.ts'
import { eventId } from '../log/event.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { SessionBroadcast } from './contract.ts'
import type { SessionDeps } from './deps.ts'
import { changesIn } from './message-changes.ts'
import type { Outbox } from './outbox.ts'

/** What was missed in a longer absence is history: unread counts are enough for it. */
export const maxNewsMs = 10 * 60_000

export interface LogNewsDeps {
  deps: SessionDeps
  me: string
  broadcaster: Broadcaster
  outbox: Outbox
}

/** Passes on to windows what has happened to the logs. */
export class LogNews {
  readonly #with: LogNewsDeps
  /** By room, where its log was cut; windows learn it together with what follows. */
  readonly #cuts = new Map<string, number>()

  #isWatched = false
  #healed: SessionBroadcast<'host:healed'> | null = null

  constructor(deps: LogNewsDeps) {
    this.#with = deps
  }

  cut(room: string, after: number): void {
    this.#cuts.set(room, Math.min(after, this.#cuts.get(room) ?? after))
  }

  /** Until something follows a cut, windows show what was there before. */
  emitCut(room: string): void {
    const after = this.#cuts.get(room)
    if (after === undefined) return
    this.#cuts.delete(room)
    this.#with.broadcaster.emit('log:cut', { room, after })
  }

  appended(room: string, placed: readonly Placed[]): void {
    this.emitCut(room)
    const hasChanged = this.#removeFromOutbox(room, placed)
    const after = (placed[0]?.position.seq ?? 1) - 1
    this.#with.broadcaster.emit('log:appended', { room, after, placed: [...placed] })
    if (hasChanged) this.#with.outbox.emit()
  }

  /** An older page: a device whose data is an older copy may have sent what waits long ago. */
  readonly older = (room: string, placed: readonly Placed[]): void => {
    if (this.#removeFromOutbox(room, placed)) this.#with.outbox.emit()
  }

  /** @returns whether anything was there */
  #removeFromOutbox(room: string, placed: readonly Placed[]): boolean {
    const { deps, me, outbox } = this.#with
    const own = placed.filter(({ event }) => event.author === me)
    const byId = new Map(own.map((one) => [eventId(one.event, deps.crypto.hash), one]))
    return outbox.arrived(room, placed.at(-1)?.position.seq ?? 0, byId)
  }

  /** @param isNews false for history */
  changed(room: string, placed: readonly Placed[], isNews: boolean): void {
    const { deps, me, broadcaster } = this.#with
    const { store, crypto } = deps
    const changes = changesIn(room, placed, isNews, { store, hash: crypto.hash, me })
    if (changes.length > 0) broadcaster.emit('messages:changed', { room, changes })
  }

  /** The host's older copy was completed. A computer that has just started has no window yet: the first one learns it. */
  healed(isHost: boolean): void {
    if (this.#isWatched) this.#with.broadcaster.emit('host:healed', { isHost })
    else this.#healed = { isHost }
  }

  /** A window follows the session from now on. */
  watched(): void {
    this.#isWatched = true
    const healed = this.#healed
    this.#healed = null
    const { deps, broadcaster } = this.#with
    if (!healed) return
    deps.clock.after(0, () => {
      broadcaster.emit('host:healed', healed)
    })
  }
}
