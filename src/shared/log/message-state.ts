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

type PostedBody = { text: string; mentions?: readonly string[] }

const unchanged = { mentions: [], edited: false, deleted: false, pinned: false, reactions: [] } as const

export const deletedMessage: MessageState = { ...unchanged, text: '', deleted: true }

export function postedMessage({ text, mentions = [] }: PostedBody): MessageState {
  return { ...unchanged, text, mentions }
}
