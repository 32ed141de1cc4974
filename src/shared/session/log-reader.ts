/** Reads pages of logs from the host, checks and stores them. */
import type { Digest } from '../log/digest.ts'
import type { Placed } from '../log/event.ts'
import type { Answer, Payload } from '../protocol/requests.ts'
import { limits } from '../values/limits.ts'
import { Refused, unwrap } from '../values/reply.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import { requestWithRetry } from './request-retry.ts'
import { Verifier } from './verifier.ts'
import type { View } from './view.ts'

/** More than a timeline shows first; a whole page takes a second longer on a slow network. */
export const firstRead = 50

export class LogReader {
  readonly #deps: SessionDeps
  readonly #verifier: Verifier
  readonly #onOlder: (room: string, placed: readonly Placed[]) => void

  constructor(deps: SessionDeps, view: View, onOlder: (room: string, placed: readonly Placed[]) => void) {
    this.#deps = deps
    this.#onOlder = onOlder
    this.#verifier = new Verifier(deps, view)
  }

  /** The newest events of a room of which nothing is held. */
  async newest(room: string, connection: HostConnection, limit: number): Promise<readonly Placed[]> {
    const page = { room, before: Number.MAX_SAFE_INTEGER, limit }
    const { placed, head, base } = await this.#read(connection, page)
    const last = placed.at(-1)?.position.seq ?? 0
    if (last !== (head?.seq ?? 0)) throw new Refused('invalid', 'the host withholds the newest events')
    await this.add(room, placed, (placed[0]?.position.seq ?? 1) - 1, base)
    return placed
  }

  /** The page after `seq`, which is not stored yet. @returns null if the host's log up to there is another one than is held */
  async after(room: string, connection: HostConnection, seq: number): Promise<readonly Placed[] | null> {
    const { placed, base } = await this.#read(connection, { room, after: seq, limit: limits.page })
    const digest = this.#deps.store.digest(room, seq)
    return digest === undefined || digest === base ? placed : null
  }

  /** As many events as are missing, and at least as many as are held: the further a person scrolls, the fewer requests. */
  async older(room: string, connection: HostConnection, missing: number): Promise<void> {
    const held = this.#deps.store.held(room)
    if (!held || held.oldest === 1) return
    const limit = Math.min(limits.page, Math.max(missing, held.newest - held.oldest + 1))
    const { placed, base } = await this.#read(connection, { room, before: held.oldest, limit })
    if (placed.at(-1)?.position.seq !== held.oldest - 1)
      throw new Refused('invalid', 'the host withholds events')
    await this.add(room, placed, held.oldest - 1 - placed.length, base)
    this.#onOlder(room, placed)
  }

  /** Unread messages are counted among those that are held: all that are in the newest page are needed. @param alsoRead the whole page is */
  async unread(room: string, connection: HostConnection, alsoRead: boolean): Promise<void> {
    const mark = alsoRead ? 0 : (this.#deps.store.mark(room) ?? 0)
    for (let last: number | undefined; ;) {
      const held = this.#deps.store.held(room)
      if (!held || held.oldest === last) return
      const missing = held.oldest - Math.max(mark + 1, held.newest - limits.page + 1)
      if (missing <= 0) return
      last = held.oldest
      await this.older(room, connection, missing)
    }
  }

  /** @throws Refused when they do not follow `after`, break a rule, or the disk does not take them */
  async add(room: string, placed: readonly Placed[], after: number, base?: Digest): Promise<void> {
    await this.#verifier.verify(room, placed, after)
    this.#deps.store.addEvents(room, placed, base)
    this.#verifier.stored(room, placed)
  }

  /** The stored log was cut. */
  cut(room: string): void {
    this.#verifier.cut(room)
  }

  async #read(connection: HostConnection, page: Payload<'log:read'>): Promise<Answer<'log:read'>> {
    return unwrap(await requestWithRetry(connection, this.#deps.clock, 'log:read', page))
  }
}
