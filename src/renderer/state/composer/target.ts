import { limits } from '#shared/values/limits.ts'
import type { Revision, Written } from '#shared/session/contract.ts'
import { everyoneInRoom } from '#shared/log/message-state.ts'
import { everyone, mentionsIn, sharedNames } from '../../text/mention.ts'
import type { Mentionable } from '../../text/mention-finder.ts'

export interface ComposerTarget {
  kind: 'reply' | 'edit'
  id: string
  author: string
  text: string
  /** Of an edited message that is not in the log yet; its `id` is the same. */
  ticket?: string | undefined
}

export function saidIn(text: string, people: readonly Mentionable[]): Revision {
  // Behind the people, so that a tag tells them apart.
  const shared = sharedNames(people).map(({ name, devices }) => ({
    device: `@${name}`,
    devices,
    name,
    tag: ''
  }))
  const named = mentionsIn(text, [...people, ...shared, ...everyone])
  const found = [
    ...new Set(named.flatMap((who) => shared.find(({ device }) => device === who)?.devices ?? [who]))
  ]
  const mentions = found.filter((device) => device !== everyoneInRoom).slice(0, limits.mentions)
  return {
    text,
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(found.includes(everyoneInRoom) ? { everyone: true as const } : {})
  }
}

export function eventFor(
  room: string,
  about: ComposerTarget | null,
  text: string,
  people: readonly Mentionable[]
): Written {
  const body = saidIn(text, people)
  if (about?.kind === 'edit') return { room, kind: 'message.edited', body: { ...body, target: about.id } }
  return { room, kind: 'message.posted', body: { ...body, ...(about ? { reply: about.id } : {}) } }
}
