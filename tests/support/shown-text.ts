/** The text that a message shows, as a browser's `innerText` gives it. */
import { parseMarkdown } from '../../src/renderer/text/markdown.ts'
import type { Block, Inline } from '../../src/renderer/text/markdown-tree.ts'

export function shownText(typed: string): string {
  return linesOf(parseMarkdown(typed))
}

function linesOf(blocks: readonly Block[]): string {
  return blocks.map(ofBlock).join('\n')
}

function ofBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.inside.map(ofInline).join('')
    case 'code':
      return block.text
    case 'quote':
      return linesOf(block.inside)
    case 'list':
      return block.items.map(({ number, inside }) => `${number || '•'} ${linesOf(inside)}`).join('\n')
    default:
      return block satisfies never
  }
}

function ofInline(inline: Inline): string {
  if (inline.kind !== 'link') return 'inside' in inline ? inline.inside.map(ofInline).join('') : inline.text
  const words = inline.showing === 'target' ? inline.url : inline.inside.map(ofInline).join('')
  return inline.showing === 'host' ? `${words} (${inline.host})` : words
}
