/** What a window needs to keep notifications right: each follows the edits and the deletion of its message. */
import { targetOf } from '../log/amendments.ts'
import type { Crypto } from '../log/crypto.ts'
import { eventId, type Placed } from '../log/event.ts'
import { asKnown, isDeletion, isMessage } from '../log/kinds.ts'
import { mentionSeq } from '../log/mentioned.ts'
import { everyoneInRoom, mentionsOf } from '../log/message-state.ts'
import type { MessageChange } from './contract.ts'
import type { SessionStore } from './deps.ts'

export interface ChangesDeps {
  store: Pick<SessionStore, 'message'>
  hash: Crypto['hash']
  me: string
}

/**
 * The messages of others that these events are, edit or delete; the store has the events already.
 *
 * @param isNews false for history, which a person does not want to be notified of; the same goes for what was only moved
 */
export function changesIn(
  room: string,
  placed: readonly Placed[],
  isNews: boolean,
  deps: ChangesDeps
): MessageChange[] {
  const changes = new Map<string, MessageChange>()
  for (const entry of placed) {
    if (entry.event.author === deps.me && entry.event.kind !== 'message.removed') continue
    const isNew = isNews && !entry.origin
    const change = isMessage(entry.event) ? postedIn(entry, isNew, deps) : amendedBy(room, entry, isNew, deps)
    if (change) changes.set(change.id, merged(changes.get(change.id), change))
  }
  return [...changes.values()]
}

function postedIn({ event }: Placed, isNews: boolean, { hash, me }: ChangesDeps): MessageChange | null {
  const known = asKnown(event)
  if (!isNews || !known || !isMessage(known)) return null
  const { text } = known.body
  const mentions = mentionsOf(known.body)
  const isMentioned = mentions.includes(me) || mentions.includes(everyoneInRoom)
  return { id: eventId(event, hash), author: event.author, text, isMentioned, news: 'posted' }
}

function amendedBy(
  room: string,
  { event, position }: Placed,
  isNews: boolean,
  { store, me }: ChangesDeps
): MessageChange | null {
  const id = targetOf(event)
  if (id === null || (event.kind !== 'message.edited' && !isDeletion(event))) return null
  const message = store.message(room, id)
  if (!message) return { id, author: event.author, text: null, isMentioned: false, news: null }
  const { author, text, mentioned } = message
  const news = isNews && mentionSeq(mentioned, me) === position.seq ? 'mentioned' : null
  return { id, author, text, isMentioned: mentionSeq(mentioned, me) !== null, news }
}

function merged(before: MessageChange | undefined, change: MessageChange): MessageChange {
  return { ...change, news: change.text === null ? null : (before?.news ?? change.news) }
}
