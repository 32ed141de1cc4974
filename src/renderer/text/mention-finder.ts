import { nameAndTag } from '#shared/text/tags.ts'
import { closes, opens } from './flanks.ts'
import { characterAt, characterBefore, isInWord, isUnspacedLetter } from './letters.ts'

/** `tag` is '' unless others have the same name. */
export interface Mentionable {
  device: string
  name: string
  tag: string
}

export interface FoundMention {
  device: string
  end: number
}

/** Finds the names of people after an `@`; the longest name wins. */
export class MentionFinder {
  readonly #names: readonly { device: string; name: string; lastLetter: string }[]
  #folded: Folded | null = null

  constructor(people: readonly Mentionable[]) {
    this.#names = people
      .map((person) => ({ device: person.device, name: foldName(nameAndTag(person)) }))
      .map((one) => ({ ...one, lastLetter: characterBefore(one.name, one.name.length) }))
      .toSorted((a, b) => b.name.length - a.name.length)
  }

  find(text: string, at: number): FoundMention | null {
    if (!mayBeginAt(text, at)) return null
    if (this.#folded?.source !== text) this.#folded = fold(text)
    const { text: folded, foldedAt, sourceAt } = this.#folded
    const from = foldedAt.get(at + 1)
    if (from === undefined) return null
    for (const { device, name, lastLetter } of this.#names) {
      const end = folded.startsWith(name, from) ? sourceAt.get(from + name.length) : undefined
      if (end === undefined) continue
      if (isUnspacedLetter(lastLetter) || mayEndAt(text, end)) return { device, end }
    }
    return null
  }
}

/** Whether an `@` here is not in a word, such as an e-mail address; `_` may be a mark. */
export function mayBeginAt(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  return !isInWord(before) || (before === '_' && opens(text, '_', at - 1, at))
}

function mayEndAt(text: string, end: number): boolean {
  const after = characterAt(text, end)
  return !isInWord(after) || (after === '_' && closes(text, '_', end, end + 1))
}

interface Folded {
  readonly source: string
  readonly text: string
  /** Positions that both texts have: between letters, not inside one. */
  readonly foldedAt: ReadonlyMap<number, number>
  readonly sourceAt: ReadonlyMap<number, number>
}

/** A letter with its marks, or Korean letters that are written in parts. */
const letters = /[\u{1100}-\u{11FF}]+|\P{M}\p{M}*|\p{M}+/gu

/** Without case, and without the differences between ways to encode one letter. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\u{FE0E}\u{FE0F}]/gu, '')
    .toLowerCase()
}

function fold(source: string): Folded {
  const foldedAt = new Map<number, number>()
  const sourceAt = new Map<number, number>()
  let text = ''
  let from = 0
  for (const [letter] of source.matchAll(letters)) {
    foldedAt.set(from, text.length)
    sourceAt.set(text.length, from)
    text += foldName(letter)
    from += letter.length
  }
  foldedAt.set(from, text.length)
  sourceAt.set(text.length, from)
  return { source, text, foldedAt, sourceAt }
}
