/** What the log says about a message, for the rules that refuse what would change nothing. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoredTally } from '#shared/log/kinds/kind.ts'
import { mentionsOf } from '#shared/log/message-state.ts'
import { cleanEmoji } from '#shared/values/emoji.ts'
import { blob, type EventRow } from './event-rows.ts'
import { prepareAll, type Statements } from './statements.ts'

export class TallyRows {
  readonly #statements: Statements<keyof typeof statements>

  constructor(sql: DatabaseSync) {
    this.#statements = prepareAll(sql, statements)
  }

  of(id: string): StoredTally {
    const target = blob(id)
    const { edits, emoji, pin, said } = this.#statements
    const givers = emoji
      .all(target)
      .map((row) => [cleanEmoji(String(row['emoji'])), String(row['author'])] as const)
    return {
      edits: Number(edits.get(target)?.['n'] ?? 0),
      emoji: new Map(givers),
      ...contentOf(said.get(target)),
      pinned: pin.get(target)?.['kind'] === 'message.pinned',
      reactionsOf: (author) => this.#reactionsOf(target, author)
    }
  }

  #reactionsOf(target: Uint8Array | null, author: string): Set<string> {
    const given = new Set<string>()
    for (const { kind, emoji } of this.#statements.reactions.iterate(target, author)) {
      const read = cleanEmoji(String(emoji)) // older hosts took other forms
      if (kind === 'reaction.added') given.add(read)
      else given.delete(read)
    }
    return given
  }
}

function contentOf(row: EventRow | undefined): Pick<StoredTally, 'text' | 'mentions'> {
  const { text, mentions, everyone } = JSON.parse(row ? String(row['body']) : '{}') as Record<string, unknown>
  return {
    text: typeof text === 'string' ? text : '',
    mentions: mentionsOf({
      mentions: Array.isArray(mentions) ? mentions.map(String) : [],
      ...(everyone === true ? { everyone } : {})
    })
  }
}

const statements = {
  edits: "SELECT count(*) AS n FROM events WHERE target = ? AND kind = 'message.edited'",
  emoji: 'SELECT emoji, author FROM reactions WHERE target = ?',
  pin: `SELECT kind FROM events WHERE target = ? AND kind IN ('message.pinned', 'message.unpinned')
    ORDER BY seq DESC LIMIT 1`,
  reactions: `SELECT kind, json_extract(body, '$.emoji') AS emoji FROM events
    WHERE target = ? AND author = ? AND kind IN ('reaction.added', 'reaction.removed') ORDER BY seq`,
  said: `SELECT coalesce((SELECT body FROM events AS edit
      WHERE target = posted.id AND kind = 'message.edited' AND author = posted.author AND room = posted.room
        AND erased IS NULL ORDER BY seq DESC LIMIT 1), body) AS body
    FROM events AS posted WHERE id = ?`
} as const
