/** All emoji, in a chunk that the picker or a colon in the composer loads. */
import { cleanEmoji } from '#shared/values/emoji.ts'
import { foldText } from '#shared/text/fold.ts'
import data from 'emoji-picker-element-data/en/github/data.json'

export interface Emoji {
  emoji: string
  name: string
  codes: readonly string[]
  tags: readonly string[]
  group: number
}

/** Newer ones are not drawn on systems that are a few years old. */
const newestVersion = 15
/** Unicode's numbers of groups; 2 has skin tones and hair, which are not emoji by themselves. */
export const emojiGroups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const

export const emoji: readonly Emoji[] = data
  .filter(({ version }) => version <= newestVersion)
  .map(({ emoji: letter, annotation, shortcodes, tags, group }) => ({
    emoji: cleanEmoji(letter) || letter,
    name: annotation,
    codes: shortcodes ?? [],
    tags,
    group
  }))

/** Matches of the name's beginning first, then of tags. */
export function findEmoji(query: string, maxResults: number): Emoji[] {
  const word = foldText(query.trim())
  const ranked = searched
    .map((each) => ({ one: each.one, rank: rankOf(each, word) }))
    .filter(({ rank }) => rank < 4)
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, maxResults)
    .map(({ one }) => one)
}

/** Each text with blanks before its words. */
const searched = emoji.map((one) => ({
  one,
  names: [one.name, ...one.codes].map((name) => spaced(foldText(name))),
  tags: one.tags.map(foldText)
}))

function spaced(text: string): string {
  return ` ${text.replaceAll(/[_-]/gu, ' ')}`
}

function rankOf({ one: { codes }, names, tags }: (typeof searched)[number], word: string): number {
  if (codes.includes(word)) return 0
  if (codes.some((code) => code.startsWith(word))) return 1
  if (names.some((name) => name.includes(spaced(word)))) return 2
  return tags.some((tag) => tag.startsWith(word)) ? 3 : 4
}
