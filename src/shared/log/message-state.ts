/** What a message is after everything that was said about it. */
export interface Reaction {
  emoji: string
  /** Devices, in the order they reacted. */
  by: readonly string[]
}

export interface MessageState {
  /** Empty when deleted. */
  text: string
  mentions: readonly string[]
  edited: boolean
  deleted: boolean
  pinned: boolean
  /** In the order each was first given. */
  reactions: readonly Reaction[]
}

export const deletedMessage: MessageState = {
  text: '',
  mentions: [],
  edited: false,
  deleted: true,
  pinned: false,
  reactions: []
}
