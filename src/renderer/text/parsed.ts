import { parse, type Block } from './markdown.ts'

/** More than any part of a room that is loaded. */
const most = 600
const known = new Map<string, readonly Block[]>()

/** {@link parse}, remembered for the texts that were drawn last: a list that is scrolled draws them again and again. */
export function parseCached(text: string): readonly Block[] {
  const blocks = known.get(text) ?? parse(text)
  known.delete(text)
  known.set(text, blocks)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return blocks
}
