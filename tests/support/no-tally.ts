import type { MessageTally } from '#shared/log/kinds/kind.ts'

/** Of a message without edits, reactions or text. */
export const noTally: MessageTally = {
  edits: 0,
  emoji: new Map(),
  text: '',
  mentions: [],
  pinned: false,
  hasReacted: () => false
}
