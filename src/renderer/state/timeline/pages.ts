import type { Placed } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import type { SessionClient, Refuse } from '../app/session-client.ts'

export interface Page {
  placed: readonly Placed[]
  more: boolean
}

/** Reads one room's log. Each refusal is shown to the person; the result is null then. */
export class Pages {
  readonly room: string
  readonly #session: SessionClient
  readonly #refuse: Refuse

  constructor(room: string, session: SessionClient, refuse: Refuse) {
    this.room = room
    this.#session = session
    this.#refuse = refuse
  }

  newest(limit: number): Promise<Page | null> {
    return this.#read({ room: this.room, limit })
  }

  before(seq: number, limit: number): Promise<Page | null> {
    return this.#read({ room: this.room, before: seq, limit })
  }

  /** The events after `seq`, oldest first; null after a refusal. */
  async after(seq: number): Promise<readonly Placed[] | null> {
    const found: Placed[] = []
    for (let last = seq; ;) {
      const page = await this.before(last + 1 + limits.page, limits.page)
      if (!page) return null
      const fresh = page.placed.filter(({ position }) => position.seq > last)
      found.push(...fresh)
      last = fresh.at(-1)?.position.seq ?? last
      if (fresh.length < limits.page) return found
    }
  }

  /** The whole log, newest page first; ends with null after a refusal. */
  async *backwards(): AsyncGenerator<readonly Placed[] | null> {
    for (let page = await this.newest(limits.page); ;) {
      if (!page) yield null
      else if (page.placed.length > 0) yield page.placed
      const oldest = page?.placed[0]?.position.seq
      if (!page?.more || oldest === undefined) return
      page = await this.before(oldest, limits.page)
    }
  }

  /** @returns stops it */
  onAppended(listener: (placed: readonly Placed[]) => void): () => void {
    return this.#session.on('log:appended', ({ room, placed }) => {
      if (room === this.room) listener(placed)
    })
  }

  /** What was read after some position is not there any more. @returns stops it */
  onCut(listener: () => void): () => void {
    return this.#session.on('log:cut', ({ room }) => {
      if (room === this.room) listener()
    })
  }

  async #read(payload: { room: string; before?: number; limit: number }): Promise<Page | null> {
    const reply = await this.#session.request('log:read', payload)
    if (reply.ok) return reply
    this.#refuse(reply.code)
    return null
  }
}
