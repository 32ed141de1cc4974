export interface Reaction {
  emoji: string
  /** Devices, in the order they reacted. */
  by: readonly string[]
}

export interface MessageState {
  text: string
  mentions: readonly string[]
  edited: boolean
  deleted: boolean
  pinned: boolean
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
