import type { LogEvent, Placed } from '../log/event.ts'
import { eventId } from '../log/event.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { SessionDeps } from './deps.ts'
import { changesIn } from './message-changes.ts'
import type { Outbox } from './outbox.ts'

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
    const { deps, me, broadcaster, outbox } = this.#with
    this.emitCut(room)
    const own = placed.filter(({ event }) => event.author === me)
    const byId = new Map<string, LogEvent>(own.map(({ event }) => [eventId(event, deps.crypto.hash), event]))
    const arrived = outbox.arrived(room, placed.at(-1)?.position.seq ?? 0, byId)
    const after = (placed[0]?.position.seq ?? 1) - 1
    broadcaster.emit('log:appended', { room, after, placed: [...placed] })
    if (arrived) outbox.emit()
  }

  /** @param isNews false for history */
  changed(room: string, placed: readonly Placed[], isNews: boolean): void {
    const { deps, me, broadcaster } = this.#with
    const { store, crypto } = deps
    const changes = changesIn(room, placed, isNews, { store, hash: crypto.hash, me })
    if (changes.length > 0) broadcaster.emit('messages:changed', { room, changes })
  }

  healed(): void {
    this.#with.broadcaster.emit('host:healed', { isHost: false })
  }
}
