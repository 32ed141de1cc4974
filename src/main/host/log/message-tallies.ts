import { isStateEvent, type KnownEvent } from '#shared/log/kinds.ts'
import type { MessageTally, StoredTally } from '#shared/log/kinds/kind.ts'
import { mentionsOf } from '#shared/log/message-state.ts'
import type { HostLog } from './host-log.ts'

/** The messages of one busy hour. */
const maxTallies = 1_000

type Tally = StoredTally & { given: Map<string, Set<string>> }

/** What is said about messages, ahead of the disk until the commit. */
export class MessageTallies {
  readonly #log: Pick<HostLog, 'tally'>
  readonly #tallies = new Map<string, Tally>()

  constructor(log: Pick<HostLog, 'tally'>) {
    this.#log = log
  }

  of(message: string): MessageTally {
    const tally = this.#of(message)
    return { ...tally, hasReacted: (author, emoji) => givenBy(tally, author).has(emoji) }
  }

  #of(message: string): Tally {
    const tally = this.#tallies.get(message) ?? { ...this.#log.tally(message), given: new Map() }
    this.#keep(message, tally)
    return tally
  }

  #keep(message: string, tally: Tally): void {
    this.#tallies.delete(message)
    this.#tallies.set(message, tally)
    const [oldest] = this.#tallies.keys()
    if (this.#tallies.size > maxTallies && oldest !== undefined) this.#tallies.delete(oldest)
  }

  add(event: KnownEvent, id: string): void {
    if (isStateEvent(event)) return
    switch (event.kind) {
      case 'message.posted': {
        const { text } = event.body
        const none = { edits: 0, emoji: new Map(), pinned: false, reactionsOf: () => new Set<string>() }
        this.#keep(id, { ...none, text, mentions: mentionsOf(event.body), given: new Map() })
        return
      }
      case 'message.edited': {
        const { target, text } = event.body
        const tally = this.#of(target)
        Object.assign(tally, { edits: tally.edits + 1, text, mentions: mentionsOf(event.body) })
        return
      }
      case 'message.pinned':
      case 'message.unpinned':
        this.#of(event.body.target).pinned = event.kind === 'message.pinned'
        return
      case 'reaction.added': {
        const { target, emoji } = event.body
        const tally = this.#of(target)
        if (!tally.emoji.has(emoji)) tally.emoji.set(emoji, event.author)
        givenBy(tally, event.author).add(emoji)
        return
      }
      case 'reaction.removed':
        givenBy(this.#of(event.body.target), event.author).delete(event.body.emoji)
        return
      case 'message.deleted':
      case 'message.removed':
        return
      default:
        event satisfies never
    }
  }

  clear(): void {
    this.#tallies.clear()
  }
}

function givenBy(tally: Tally, author: string): Set<string> {
  const given = tally.given.get(author) ?? tally.reactionsOf(author)
  tally.given.set(author, given)
  return given
}
