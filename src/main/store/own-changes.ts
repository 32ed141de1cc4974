/** Changes of the space by this device that a host has, or may have, and this device's log does not: what people write waits in the outbox. */
import * as v from 'valibot'
import { LogEvent, Position } from '#shared/log/event.ts'
import { isStateKind } from '#shared/log/kinds.ts'
import type { OwnEvent } from '#shared/session/deps.ts'
import { Bytes32 } from '#shared/values/ids.ts'
import type { SpaceLog } from './space-log.ts'

const Kept = v.array(v.object({ id: Bytes32, event: LogEvent, origin: v.exactOptional(Position) }))

export class OwnChanges {
  readonly #log: Pick<SpaceLog, 'notes' | 'positionOf'>

  constructor(log: Pick<SpaceLog, 'notes' | 'positionOf'>) {
    this.#log = log
  }

  get all(): OwnEvent[] {
    return (this.#log.notes.read('own', Kept) ?? []).filter(({ id }) => this.#log.positionOf(id) === null)
  }

  keep(id: string, event: LogEvent, origin?: Position): void {
    if (!isStateKind(event.kind) || this.#log.positionOf(id) !== null) return
    const { all } = this
    const known = all.find((one) => one.id === id)
    if (known && (known.origin || !origin)) return
    const others = all.filter((one) => one !== known)
    this.#log.notes.write('own', [...others, { id, event, ...(origin ? { origin } : {}) }])
  }

  forget(id: string): void {
    const { all } = this
    const rest = all.filter((one) => one.id !== id || one.origin)
    if (rest.length < all.length) this.#log.notes.write('own', rest)
  }
}
