/** What messages and amendments change beside their own rows: words, mentions, reactions, and bodies that are removed. */
import { erase, type LogEvent } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { mentionsOf } from '#shared/log/message-state.ts'
import { asKnown, isStateEvent, type KnownEvent } from '#shared/log/kinds.ts'
import type { Database } from './database.ts'
import { base64, blob, placedOf, withIds, type EventRow, type LogEntry } from './event-rows.ts'
import { EditedTexts, textIn } from './message-search.ts'
import { MentionRows } from './mention-rows.ts'
import { prepareAll, type Statements } from './statements.ts'
import { TextIndex } from './text-index.ts'

export class MessageEffects {
  readonly index: TextIndex
  readonly edits: EditedTexts
  readonly mentions: MentionRows
  readonly #database: Database
  readonly #hash: Crypto['hash']
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database, hash: Crypto['hash']) {
    this.index = new TextIndex(database)
    this.edits = new EditedTexts(database.sql)
    this.mentions = new MentionRows(database.sql)
    this.#database = database
    this.#hash = hash
    this.#statements = prepareAll(database.sql, statements)
  }

  /** @param n of its row. @param older than others that are held */
  added(known: KnownEvent, entry: LogEntry, n: number, older: boolean): void {
    if (isStateEvent(known)) return
    const { id, event } = entry
    switch (known.kind) {
      case 'message.posted':
        this.index.add(n, this.edits.textOf(id, event) ?? known.body.text)
        this.mentions.write(id, entry)
        // An older page may come after the deletion; where logs were put together, the deletion may come first.
        if (this.#isDeleted(id, event)) this.#delete(id, event)
        return
      case 'message.edited':
        this.#edited(known, entry, n, older)
        return
      case 'message.deleted':
        this.#delete(known.body.target, event)
        return
      case 'message.removed': {
        const author = this.#statements.byId.get(blob(known.body.target))?.['author']
        if (typeof author === 'string') this.#delete(known.body.target, { ...event, author })
        return
      }
      case 'reaction.added':
        if (older) this.#recount(known.body.target, event.space)
        else this.#statements.react.run(blob(known.body.target), known.body.emoji, event.author)
        return
      case 'message.pinned':
      case 'message.unpinned':
      case 'reaction.removed':
        return
      default:
        known satisfies never
    }
  }

  /** Before the events after `seq` are taken out. @returns what to do once they are */
  cut(room: string, seq: number, space: string): () => void {
    const rows = this.#statements.after.all(room, seq)
    for (const row of rows) if (isShown(row)) this.index.remove(Number(row['n']), this.#textOf(row, space))
    const edited = new Set(rows.filter(({ kind }) => kind === 'message.edited').map(targetIn))
    const kept = [...edited].flatMap((id) => {
      const row = this.#statements.byId.get(blob(id))
      const isKept = row?.['room'] === room && Number(row['seq']) <= seq && isShown(row)
      return isKept ? [{ row, before: this.#textOf(row, space) }] : []
    })
    const reacted = new Set(rows.filter(({ kind }) => kind === 'reaction.added').map(targetIn))
    this.mentions.cut(room, seq)
    return () => {
      for (const { row, before } of kept) {
        this.index.replace(Number(row['n']), before, this.#textOf(row, space))
        this.mentions.write(base64(row['id']) ?? '', placedOf(row, space))
      }
      for (const id of reacted) if (id !== null) this.#recount(id, space)
    }
  }

  #textOf(row: EventRow, space: string): string {
    return this.edits.textOf(base64(row['id']) ?? '', placedOf(row, space).event) ?? textIn(row)
  }

  #edited(
    known: KnownEvent<'message.edited'>,
    { event, position }: LogEntry,
    n: number,
    older: boolean
  ): void {
    const { target: id } = known.body
    const message = this.#message(id, event)
    if (!message) return
    if (!isShown(message)) {
      this.#erase(event, n)
      return
    }
    if (older) this.mentions.write(id, placedOf(message, event.space))
    else this.mentions.edited(message, mentionsOf(known.body), position.seq)
    if (older && !this.edits.isLast(id, event, position.seq)) return
    const before = this.edits.textOf(id, event, position.seq) ?? textIn(message)
    this.index.replace(Number(message['n']), before, known.body.text)
  }

  /** The message and its edits. The headers stay, so that chains still verify. */
  #delete(id: string, by: LogEvent): void {
    const message = this.#message(id, by)
    if (!message || !isShown(message)) return
    this.index.remove(Number(message['n']), this.edits.textOf(id, by) ?? textIn(message))
    this.mentions.erased(message)
    this.#erase(placedOf(message, by.space).event, Number(message['n']))
    for (const row of this.#statements.edits.all(blob(id), by.author))
      this.#erase(placedOf(row, by.space).event, Number(row['n']))
  }

  #erase(event: LogEvent, n: number): void {
    this.#statements.erase.run(blob(erase(event, this.#hash).erased), n)
    this.#database.wipe()
  }

  #isDeleted(id: string, { room, author }: LogEvent): boolean {
    return this.#statements.deletion.get(blob(id), author, room) !== undefined
  }

  /** Null unless it is in the same room and by the same author. */
  #message(id: string, { room, author }: LogEvent): EventRow | null {
    const row = this.#statements.byId.get(blob(id))
    const isIt = row?.['room'] === room && row['author'] === author && row['kind'] === 'message.posted'
    return isIt ? row : null
  }

  /** Who gave each reaction first. */
  #recount(target: string, space: string): void {
    this.#statements.forgetReactions.run(blob(target))
    for (const row of this.#statements.reactions.all(blob(target))) {
      const known = asKnown(placedOf(row, space).event)
      if (known?.kind === 'reaction.added')
        this.#statements.react.run(blob(target), known.body.emoji, known.author)
    }
  }
}

function isShown({ kind, erased }: EventRow): boolean {
  return kind === 'message.posted' && erased === null
}

function targetIn({ target }: EventRow): string | null {
  return base64(target)
}

const statements = {
  byId: `${withIds} WHERE id = ?`,
  after: `${withIds} WHERE room = ? AND seq > ?
    AND kind IN ('message.posted', 'message.edited', 'reaction.added')`,
  edits: `${withIds} WHERE target = ? AND kind = 'message.edited' AND author = ? AND erased IS NULL`,
  deletion: `SELECT n FROM events WHERE target = ?1 AND room = ?3
    AND (kind = 'message.removed' OR kind = 'message.deleted' AND author = ?2)`,
  erase: `UPDATE events SET body = '{}', erased = ? WHERE n = ?`,
  react: 'INSERT OR IGNORE INTO reactions VALUES (?, ?, ?)',
  forgetReactions: 'DELETE FROM reactions WHERE target = ?',
  reactions: `${withIds} WHERE target = ? AND kind = 'reaction.added' ORDER BY seq`
} as const
