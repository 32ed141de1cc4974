import { everyoneInRoom } from '#shared/log/message-state.ts'
import { nameAndTag } from '#shared/text/tags.ts'
import { parseMarkdown } from './markdown.ts'
import type { Block, Inline } from './markdown-tree.ts'
import { foldName, type Mentionable } from './mention-finder.ts'

export function mentionOf(person: Mentionable): string {
  return `@${nameAndTag(person)}`
}

/** The words that mean all members of a room, one for each language of the interface; PROTOCOL.md lists them. */
export const everyoneWords = ['room', 'alle', 'todos', 'tous', '全員', 'الجميع'] as const

/** Behind the people of a room, so that a member with such a name is meant by it. */
export const everyone: readonly Mentionable[] = everyoneWords.map((name) => ({
  device: everyoneInRoom,
  name,
  tag: ''
}))

/** The word that means all members, unless one of these people has it as a name: then another one; null if all are taken. */
export function everyoneWord(preferred: string, people: readonly Mentionable[]): string | null {
  const meansAll = (word: string): boolean =>
    mentionsIn(`@${word}`, [...people, ...everyone])[0] === everyoneInRoom
  return [preferred, ...everyoneWords].find(meansAll) ?? null
}

/** A name without its tag, and all who have it. */
interface SharedName {
  name: string
  devices: readonly [string, ...string[]]
}

/** Somebody who writes such a name without choosing it from the list means one of them: better all are told than none. */
export function sharedNames(people: readonly Mentionable[]): readonly SharedName[] {
  const shared = new Map<string, SharedName>()
  for (const { device, name, tag } of people) {
    const before = shared.get(foldName(name))?.devices ?? []
    if (tag !== '') shared.set(foldName(name), { name, devices: [device, ...before] })
  }
  return [...shared.values()]
}

/** Who is mentioned in the text, as it is drawn. */
export function mentionsIn(text: string, people: readonly Mentionable[]): string[] {
  return [...new Set(parseMarkdown(text, people).flatMap(inBlock))]
}

function inBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.inside.flatMap(inInline)
    case 'quote':
      return block.inside.flatMap(inBlock)
    case 'list':
      return block.items.flatMap(({ inside }) => inside.flatMap(inBlock))
    case 'code':
      return []
    default:
      return block satisfies never
  }
}

function inInline(inline: Inline): string[] {
  if (inline.kind === 'mention') return [inline.device]
  return inline.kind !== 'link' && 'inside' in inline ? inline.inside.flatMap(inInline) : []
}
