import { limits } from '#shared/values/limits.ts'
import type { Written } from '#shared/session/contract.ts'
import { mentionsIn, type Named } from '../../text/mention.ts'

/** The message that is being answered or edited. */
export interface About {
  kind: 'answer' | 'edit'
  id: string
  author: string
  text: string
}

/** What is written into a room's log when `text` is sent. */
export function writtenOf(
  room: string,
  about: About | null,
  text: string,
  people: readonly Named[]
): Written {
  const found = mentionsIn(text, people).slice(0, limits.mentions)
  const body = { text, ...(found.length > 0 ? { mentions: found } : {}) }
  if (about?.kind === 'edit') return { room, kind: 'message.edited', body: { ...body, target: about.id } }
  return { room, kind: 'message.posted', body: { ...body, ...(about ? { reply: about.id } : {}) } }
}
