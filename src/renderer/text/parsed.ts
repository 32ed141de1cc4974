import { parseMarkdown, type Block } from './markdown.ts'

/** More than any part of a room that is loaded. */
const maxCached = 600
const known = new Map<string, readonly Block[]>()

/** {@link parseMarkdown}, remembered for the texts that were drawn last: a list that is scrolled draws them again and again. */
export function parseMarkdownCached(text: string): readonly Block[] {
  const blocks = known.get(text) ?? parseMarkdown(text)
  known.delete(text)
  known.set(text, blocks)
  const [oldest] = known.keys()
  if (known.size > maxCached && oldest !== undefined) known.delete(oldest)
  return blocks
}
