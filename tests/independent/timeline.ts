/** "Kinds": what a person sees of a room's events. */
import { idOf } from './event.ts'
import type { Event, Placed } from './shapes.ts'

export interface Message {
  id: string
  author: string
  text: string
  edited: boolean
  deleted: boolean
  /** Deleted by the one who started the space. */
  byHost: boolean
  pinned: boolean
  reply: string | null
  mentions: string[]
  /** All members of the room are mentioned. */
  everyone: boolean
  /** By emoji, who. */
  reactions: Map<string, Set<string>>
}

/** @param placed a room's events from its first on. */
export function timelineOf(placed: readonly Placed[]): Message[] {
  const messages = new Map<string, Message>()
  for (const { event } of placed) {
    if (event.kind === 'message.posted') messages.set(idOf(event), posted(event))
    const target = messages.get(textOf(event, 'target'))
    if (target && (!target.deleted || event.kind === 'message.removed')) apply(event, target)
  }
  return [...messages.values()]
}

function posted(event: Event): Message {
  return {
    id: idOf(event),
    author: event.author,
    text: textOf(event, 'text'),
    mentions: mentionsOf(event),
    everyone: event.body['everyone'] === true,
    reply: textOf(event, 'reply') || null,
    edited: false,
    deleted: event.erased !== undefined,
    byHost: false,
    pinned: false,
    reactions: new Map()
  }
}

function apply(event: Event, message: Message): void {
  if (event.kind === 'message.pinned') message.pinned = true
  if (event.kind === 'message.unpinned') message.pinned = false
  if (event.kind === 'reaction.added') reactorsOf(event, message).add(event.author)
  if (event.kind === 'reaction.removed') reactorsOf(event, message).delete(event.author)
  const isOwn = event.author === message.author
  // The host takes removals from nobody but the one who started the space.
  if (event.kind === 'message.removed') message.byHost = true
  if (event.kind === 'message.removed' || (event.kind === 'message.deleted' && isOwn))
    Object.assign(message, {
      deleted: true,
      text: '',
      mentions: [],
      everyone: false,
      pinned: false,
      reactions: new Map()
    })
  // The body of an edit is gone once its message is deleted.
  if (event.kind === 'message.edited' && isOwn && event.erased === undefined)
    Object.assign(message, {
      edited: true,
      text: textOf(event, 'text'),
      mentions: mentionsOf(event),
      everyone: event.body['everyone'] === true
    })
}

function reactorsOf(event: Event, { reactions }: Message): Set<string> {
  const emoji = textOf(event, 'emoji')
  const reactors = reactions.get(emoji) ?? new Set<string>()
  reactions.set(emoji, reactors)
  return reactors
}

function textOf({ body }: Event, name: string): string {
  const text = body[name]
  return typeof text === 'string' ? text : ''
}

function mentionsOf({ body: { mentions } }: Event): string[] {
  return Array.isArray(mentions) ? mentions.filter((device) => typeof device === 'string') : []
}
