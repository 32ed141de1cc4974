import type { MessageRow } from './rows.ts'

/** What a person can do with one message. */
export type MessageAction = 'answer' | 'react' | 'edit' | 'pin' | 'unpin' | 'copy' | 'delete'

/** Only what is allowed: nothing can be said about a message that the host does not have, or that is gone. */
export function actionsFor(row: Pick<MessageRow, 'id' | 'deleted' | 'mine' | 'pinned'>): MessageAction[] {
  if (row.deleted) return []
  if (row.id === null) return ['copy']
  const pin = row.pinned ? 'unpin' : 'pin'
  return row.mine ? ['react', 'answer', 'edit', 'copy', pin, 'delete'] : ['react', 'answer', 'copy', pin]
}

/** The ones that need no searching. */
export const quickReactions = ['👍', '❤️', '😂', '🎉', '😮', '😢'] as const
