/** Stands for all members of the room where else a device is mentioned; no device has this id. */
export const everyoneInRoom = 'room'

export interface Reaction {
  emoji: string
  /** Devices, in the order they reacted. */
  by: readonly string[]
}

export interface MessageState {
  text: string
  /** Devices, and {@link everyoneInRoom}. */
  mentions: readonly string[]
  edited: boolean
  deleted: boolean
  /** Deleted by the host. */
  removed: boolean
  pinned: boolean
  reactions: readonly Reaction[]
}

interface SaidMentions {
  mentions?: readonly string[]
  everyone?: true
}

export function mentionsOf({ mentions = [], everyone }: SaidMentions): readonly string[] {
  return everyone ? [...mentions, everyoneInRoom] : mentions
}

const unchanged = {
  mentions: [],
  edited: false,
  deleted: false,
  removed: false,
  pinned: false,
  reactions: []
} as const

export const deletedMessage: MessageState = { ...unchanged, text: '', deleted: true }

export const removedMessage: MessageState = { ...deletedMessage, removed: true }

export function postedMessage(body: { text: string } & SaidMentions): MessageState {
  return { ...unchanged, text: body.text, mentions: mentionsOf(body) }
}
