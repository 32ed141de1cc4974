import { parseMarkdown } from './markdown.ts'
import type { Block, Inline } from './markdown-tree.ts'
import { mentionName, type Mentionable } from './mention-finder.ts'

export function mentionOf(person: Mentionable): string {
  return `@${mentionName(person)}`
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
