import { loadHighlight } from './lazy.ts'
import type { Span } from './highlight.ts'

/** More blocks than people scroll back and forth over. */
const maxCached = 100
const known = new Map<string, readonly Span[]>()

export function cachedHighlight(text: string, language: string): readonly Span[] | null {
  return known.get(`${language}\n${text}`) ?? null
}

/** Highlights after the page has rendered. @returns null for an unknown language */
export async function highlightSoon(text: string, language: string): Promise<readonly Span[] | null> {
  const { highlight } = await loadHighlight()
  await new Promise((drawn) => setTimeout(drawn))
  const spans = cachedHighlight(text, language) ?? highlight(text, language)
  if (!spans) return null
  if (known.size >= maxCached) known.clear()
  known.set(`${language}\n${text}`, spans)
  return spans
}
