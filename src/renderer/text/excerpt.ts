import { parseMarkdown } from './markdown.ts'
import { plainText, type Block } from './markdown-tree.ts'

/** One line without markup, for quotes and lists. */
export function excerpt(text: string, maxLength = 160): string {
  const line = parseMarkdown(text).map(lineOf).join(' ').replaceAll(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length > maxLength ? `${letters.slice(0, maxLength).join('')}…` : line
}

function lineOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainText(block.inside)
    case 'code':
      return block.text
    case 'quote':
      return block.inside.map(lineOf).join(' ')
    case 'list':
      return block.items.map(({ number, inside }) => [number, ...inside.map(lineOf)].join(' ')).join(' ')
    default:
      return block satisfies never
  }
}
