import type { KnownEvent } from '#shared/log/kinds.ts'
import type { MessageTally } from '#shared/log/kinds/kind.ts'
import type { HostLog } from './host-log.ts'

/** The messages of one busy hour. */
const maxTallies = 1_000

export class MessageTallies {
  readonly #log: Pick<HostLog, 'tally'>
  readonly #tallies = new Map<string, { edits: number; emoji: Map<string, string> }>()

  constructor(log: Pick<HostLog, 'tally'>) {
    this.#log = log
  }

  of(message: string): MessageTally {
    return this.#of(message)
  }

  #of(message: string): { edits: number; emoji: Map<string, string> } {
    const tally = this.#tallies.get(message) ?? this.#log.tally(message)
    this.#tallies.delete(message)
    this.#tallies.set(message, tally)
    const [oldest] = this.#tallies.keys()
    if (this.#tallies.size > maxTallies && oldest !== undefined) this.#tallies.delete(oldest)
    return tally
  }

  add(event: KnownEvent): void {
    if (event.kind === 'message.edited') this.#of(event.body.target).edits += 1
    else if (event.kind === 'reaction.added') {
      const { emoji } = this.#of(event.body.target)
      if (!emoji.has(event.body.emoji)) emoji.set(event.body.emoji, event.author)
    }
  }

  clear(): void {
    this.#tallies.clear()
  }
}
