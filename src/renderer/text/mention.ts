import type { Inline } from './markdown.ts'

/** `tag` is '' unless others have the same name. */
export interface Mentionable {
  device: string
  name: string
  tag: string
}

export function mentionOf({ name, tag }: Mentionable): string {
  return tag === '' ? `@${name}` : `@${name} ${tag}`
}

export interface MentionSegment {
  text: string
  device: string | null
}

/** Segments of the text; the longest name wins. */
export function segments(text: string, people: readonly Mentionable[]): MentionSegment[] {
  const known = people
    .map((person) => ({ device: person.device, mention: mentionOf(person) }))
    .toSorted((a, b) => b.mention.length - a.mention.length)
  const found: MentionSegment[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const hit = known.find(({ mention }) => isAt(text, at, mention))
    if (!hit) continue
    if (at > from) found.push({ text: text.slice(from, at), device: null })
    from = at + hit.mention.length
    found.push({ text: text.slice(at, from), device: hit.device })
    at = from - 1
  }
  return from < text.length ? [...found, { text: text.slice(from), device: null }] : found
}

function isAt(text: string, at: number, mention: string): boolean {
  const end = at + mention.length
  if (text.slice(at, end).toLowerCase() !== mention.toLowerCase()) return false
  return !isLetter(text.slice(0, at).at(-1)) && !isLetter(text[end])
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character)
}

export function mentionsIn(text: string, people: readonly Mentionable[]): string[] {
  return [...new Set(segments(text, people).flatMap(({ device }) => device ?? []))]
}

/** Marks mentions, except inside code and links. */
export function withMentions(inlines: readonly Inline[], people: readonly Mentionable[]): Inline[] {
  if (people.length === 0) return [...inlines]
  return inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'text') return segments(inline.text, people).map(inlineOf)
    if (inline.kind === 'bold' || inline.kind === 'italic' || inline.kind === 'strike')
      return [{ ...inline, inside: withMentions(inline.inside, people) }]
    return [inline]
  })
}

function inlineOf({ text, device }: MentionSegment): Inline {
  return device === null ? { kind: 'text', text } : { kind: 'mention', device, text }
}
