/** What one window shows of each room: it goes by numbers, as a page does. */
import type { NotedEvent } from './older-copy-plans.ts'

/** Of the messages that people still change. */
const recent = 30

export class Window {
  readonly #rooms = new Map<string, Map<number, NotedEvent>>()

  /** @param follows what is shown already; with a gap between, the window begins again */
  show(room: string, events: readonly NotedEvent[], follows: boolean): void {
    const first = events[0]?.seq ?? 0
    let shown = this.#rooms.get(room)
    if (!shown || (follows && first > this.#last(room) + 1)) shown = new Map<number, NotedEvent>()
    this.#rooms.set(room, shown)
    for (const event of events) if (!shown.has(event.seq)) shown.set(event.seq, event)
  }

  cut(room: string, after: number): void {
    const shown = this.#rooms.get(room)
    for (const seq of shown?.keys() ?? []) if (seq > after) shown?.delete(seq)
  }

  rooms(): string[] {
    return [...this.#rooms.keys()]
  }

  shown(room: string): NotedEvent[] {
    const shown = this.#rooms.get(room) ?? new Map<number, NotedEvent>()
    return [...shown.values()].toSorted((one, other) => one.seq - other.seq)
  }

  /** The ids of the newest messages. */
  recent(room: string, author?: string): string[] {
    const isMessage = ({ says, author: by }: NotedEvent): boolean =>
      says?.startsWith(`${room} message.posted `) === true && (author === undefined || by === author)
    return this.shown(room)
      .slice(-4 * recent)
      .filter(isMessage)
      .slice(-recent)
      .map(({ id }) => id)
  }

  #last(room: string): number {
    return Math.max(0, ...(this.#rooms.get(room)?.keys() ?? []))
  }
}
