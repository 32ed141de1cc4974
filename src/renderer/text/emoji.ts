/** The emoji there are. Fetched when somebody opens the picker or begins a name with a colon. */
import { cleanEmoji } from '#shared/values/emoji.ts'
import { foldAccents } from './query.ts'
import data from 'emoji-picker-element-data/en/github/data.json'

export interface Emoji {
  emoji: string
  name: string
  /** Names as people type them, between colons. */
  codes: readonly string[]
  tags: readonly string[]
  group: number
}

/** Newer ones are boxes on systems that are a few years old. */
const newestVersion = 15
/** Groups as Unicode counts them; the second are skin tones and hair, which are no emoji by themselves. */
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

/** Those whose name begins with the words first, then those that are about them. */
export function findEmoji(wanted: string, maxResults: number): Emoji[] {
  const word = foldAccents(wanted.trim())
  const ranked = searched
    .map((each) => ({ one: each.one, rank: rankOf(each, word) }))
    .filter(({ rank }) => rank < 4)
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, maxResults)
    .map(({ one }) => one)
}

/** As it is compared: names and tags have capitals and accents, codes have neither. */
const searched = emoji.map((one) => ({ one, name: foldAccents(one.name), tags: one.tags.map(foldAccents) }))

function rankOf({ one: { codes }, name, tags }: (typeof searched)[number], word: string): number {
  if (codes.includes(word)) return 0
  if (codes.some((code) => code.startsWith(word))) return 1
  if (name.includes(word) || codes.some((code) => code.includes(word))) return 2
  return tags.some((tag) => tag.startsWith(word)) ? 3 : 4
}
