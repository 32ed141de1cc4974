/** Parses a message's text into the tree that views render: the marks of PROTOCOL.md, "Text", and nothing else. No HTML is involved. */
import { readBlocks } from './markdown-blocks.ts'
import { readInlines } from './markdown-inlines.ts'
import type { Block } from './markdown-tree.ts'
import { MentionFinder, type Mentionable } from './mention-finder.ts'

/** Word processors break lines within a paragraph by other characters, which a browser draws as boxes or not at all. */
const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u

export function parseMarkdown(text: string, people: readonly Mentionable[] = []): Block[] {
  const mentions = people.length > 0 ? new MentionFinder(people) : null
  return readBlocks(text.split(lineBreak), (piece) => readInlines(piece, mentions))
}

/** More messages than a loaded window has. */
const maxCached = 600
const known = new Map<string, readonly Block[]>()

/** {@link parseMarkdown} with a cache: scrolling renders the same texts again. */
export function parseMarkdownCached(text: string, people: readonly Mentionable[] = []): readonly Block[] {
  const key = [...people.flatMap(({ device, name, tag }) => [device, name, tag]), text].join('\0')
  const blocks = known.get(key) ?? parseMarkdown(text, people)
  known.delete(key)
  known.set(key, blocks)
  const [oldest] = known.keys()
  if (known.size > maxCached && oldest !== undefined) known.delete(oldest)
  return blocks
}
