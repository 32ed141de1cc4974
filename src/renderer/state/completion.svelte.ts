import type { Emoji } from '../text/emoji.ts'
import { mentionOf, type Named } from '../text/mention.ts'

/** More than this nobody reads while typing. */
const most = 6
const longest = 32

export type Suggestion = { key: string; insert: string } & ({ person: Named } | { emoji: Emoji })

export interface CompletionParts {
  /** Who can be mentioned here, best first. */
  people: () => Promise<readonly Named[]>
  findEmoji: (word: string, most: number) => Promise<readonly Emoji[]>
}

/** What the word before the caret could become: `@` and a name, or `:` and the name of an emoji. */
export class Completion {
  #list = $state.raw<readonly Suggestion[]>([])
  #at = $state(0)
  #text = ''
  #from = 0
  #caret = 0
  readonly #parts: CompletionParts

  constructor(parts: CompletionParts) {
    this.#parts = parts
  }

  get list(): readonly Suggestion[] {
    return this.#list
  }

  /** The one that would be taken. */
  get at(): number {
    return this.#at
  }

  async look(text: string, caret: number): Promise<void> {
    this.#text = text
    this.#caret = caret
    const found = await this.#find(text.slice(0, caret))
    if (this.#text !== text || this.#caret !== caret) return // typed on meanwhile
    this.#list = found
    this.#at = 0
  }

  move(by: number): void {
    const { length } = this.#list
    if (length > 0) this.#at = (this.#at + by + length) % length
  }

  /** The text with the suggestion in it, and where the caret is then. */
  take(suggestion = this.#list[this.#at]): { text: string; caret: number } | null {
    if (!suggestion) return null
    const before = `${this.#text.slice(0, this.#from)}${suggestion.insert} `
    const after = this.#text.slice(this.#caret).replace(/^ /u, '')
    this.close()
    return { text: before + after, caret: before.length }
  }

  close(): void {
    this.#list = []
    this.#text = ''
    this.#caret = -1
  }

  async #find(before: string): Promise<Suggestion[]> {
    const people = await this.#findPeople(before)
    return people.length > 0 ? people : this.#findEmoji(before)
  }

  async #findPeople(before: string): Promise<Suggestion[]> {
    const wanted = /(?:^|[\s(])@([^\n@]*)$/u.exec(before)?.[1]
    if (wanted === undefined || wanted.length > longest) return []
    this.#from = before.length - wanted.length - 1
    const people = await this.#parts.people()
    return people
      .filter((one) => matches(one, wanted))
      .slice(0, most)
      .map((one) => ({ key: one.device, insert: mentionOf(one), person: one }))
  }

  async #findEmoji(before: string): Promise<Suggestion[]> {
    const code = /(?:^|[\s(]):([a-z0-9_+-]{2,})$/iu.exec(before)?.[1]
    if (code === undefined) return []
    this.#from = before.length - code.length - 1
    const found = await this.#parts.findEmoji(code, most)
    return found.map((one) => ({ key: one.emoji, insert: one.emoji, emoji: one }))
  }
}

function matches({ name, tag }: Named, wanted: string): boolean {
  const whole = `${name} ${tag}`.toLowerCase()
  const word = wanted.toLowerCase()
  return whole.startsWith(word) || whole.split(/\s/u).some((part) => part !== '' && part.startsWith(word))
}
