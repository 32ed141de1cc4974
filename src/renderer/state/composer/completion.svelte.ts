import { foldText } from '#shared/text/fold.ts'
import { everyoneInRoom } from '#shared/log/message-state.ts'
import type { Emoji } from '../../text/emoji.ts'
import type { Edit } from '../../text/editing.ts'
import { everyone, mentionOf } from '../../text/mention.ts'
import { mayBeginAt, type Mentionable } from '../../text/mention-finder.ts'
import type { PlainKey } from '../../words/words.ts'

const maxSuggestions = 6
const maxWordLength = 32

export interface SlashSuggestion {
  readonly name: string
  readonly label: PlainKey
  /** An example of its argument; absent if it takes none. */
  readonly example?: PlainKey
}

export type Suggestion = { key: string; insert: string } & (
  | { person: Mentionable }
  | { everyone: true }
  | { emoji: Emoji }
  | { slash: SlashSuggestion }
)

export interface CompletionDeps {
  people: () => Promise<readonly Mentionable[]>
  /** The word that mentions all of a room in the language of the interface; null where it is not suggested. */
  everyone: () => string | null
  findEmoji: (word: string, maxResults: number) => Promise<readonly Emoji[]>
  slashes: (begun: string) => readonly SlashSuggestion[]
}

/** Suggestions for `@name`, `:emoji` and `/command` before the caret. */
export class Completion {
  #list = $state.raw<readonly Suggestion[]>([])
  #at = $state(-1)
  #text = ''
  #from = 0
  #caret = 0
  #pending: Promise<void> | null = null
  readonly #deps: CompletionDeps

  constructor(deps: CompletionDeps) {
    this.#deps = deps
  }

  get list(): readonly Suggestion[] {
    return this.#list
  }

  /** The selected one, which Enter takes; -1 before one of those is chosen that Tab alone takes. */
  get at(): number {
    return this.#at
  }

  /** Pending while suggestions for the last input are loading; else null. */
  get pending(): Promise<void> | null {
    return this.#pending
  }

  async update(text: string, caret: number): Promise<void> {
    const looking = this.#update(text, caret)
    this.#pending = looking
    await looking
    if (this.#pending === looking) this.#pending = null
  }

  async #update(text: string, caret: number): Promise<void> {
    this.#text = text
    this.#caret = caret
    const skipped = Math.max(0, caret - 2 * maxWordLength)
    const found = await this.#find(text.slice(skipped, caret), skipped)
    if (this.#text !== text || this.#caret !== caret) return // typed on meanwhile
    this.#list = found
    this.#at = this.#selectsFirst(text.slice(this.#from + 1, caret)) ? 0 : -1
  }

  /** An emoticon, or what is complete as it stands, is sent by Enter. */
  #selectsFirst(typed: string): boolean {
    const word = typed.trim().toLowerCase()
    const isWhole = (one: Suggestion): boolean =>
      'emoji' in one ||
      one.insert.slice(1).toLowerCase() === word ||
      ('person' in one && one.person.name.toLowerCase() === word)
    return word !== '' && this.#list.length > 0 && !this.#list.some(isWhole)
  }

  move(by: number): void {
    const { length } = this.#list
    if (length > 0) this.#at = this.#at < 0 && by < 0 ? length - 1 : (this.#at + by + length) % length
  }

  take(suggestion = this.#list[Math.max(0, this.#at)]): Edit | null {
    if (!suggestion) return null
    const [from, to] = [this.#from, this.#caret]
    const end = from + suggestion.insert.length + 1
    const gap = this.#text[to] === ' ' ? 1 : 0
    this.close()
    return { from, to: to + gap, insert: `${suggestion.insert} `, select: [end, end] }
  }

  close(): void {
    this.#list = []
    this.#at = -1
    this.#text = ''
    this.#caret = -1
  }

  async #find(before: string, skipped: number): Promise<Suggestion[]> {
    if (skipped === 0 && before.startsWith('/')) return this.#findSlashes(before)
    const people = await this.#findPeople(before, skipped)
    return people.length > 0 ? people : this.#findEmoji(before, skipped)
  }

  #findSlashes(before: string): Suggestion[] {
    const begun = /^\/([a-z]*)$/iu.exec(before)?.[1]
    if (begun === undefined) return []
    this.#from = 0
    return this.#deps.slashes(begun).map((slash) => ({ key: slash.name, insert: `/${slash.name}`, slash }))
  }

  async #findPeople(before: string, skipped: number): Promise<Suggestion[]> {
    const typedName = nameBegunIn(before)
    if (typedName === null || typedName.length > maxWordLength) return []
    this.#from = skipped + before.length - typedName.length - 1
    const people = await this.#deps.people()
    const found = people.filter((one) => matches(one, typedName)).slice(0, maxSuggestions)
    return [
      ...found.map((one) => ({ key: one.device, insert: mentionOf(one), person: one })),
      ...this.#everyone(typedName)
    ]
  }

  #everyone(typedName: string): Suggestion[] {
    const word = this.#deps.everyone()
    if (word === null || !everyone.some((one) => matches(one, typedName))) return []
    return [{ key: everyoneInRoom, insert: `@${word}`, everyone: true }]
  }

  async #findEmoji(before: string, skipped: number): Promise<Suggestion[]> {
    const code = /(?:^|[\s(]):([a-z0-9_+-]{2,})$/iu.exec(before)?.[1]
    if (code === undefined) return []
    this.#from = skipped + before.length - code.length - 1
    const found = await this.#deps.findEmoji(code, maxSuggestions)
    return found.map((one) => ({ key: one.emoji, insert: one.emoji, emoji: one }))
  }
}

/** After an `@` that follows no letter, as in an e-mail address, and is in no link. */
function nameBegunIn(before: string): string | null {
  const [, ahead = '', typedName] = /^(.*)[@＠]([^\n@＠]*)$/su.exec(before) ?? []
  const isInLink = /(?:https?:\/\/|www\.)\S*$/iu.test(ahead)
  return typedName === undefined || isInLink || !mayBeginAt(before, ahead.length) ? null : typedName
}

function matches({ name, tag }: Mentionable, typedName: string): boolean {
  const whole = foldText(`${name} ${tag}`)
  const word = foldText(typedName)
  return whole.startsWith(word) || whole.split(/\s/u).some((part) => part !== '' && part.startsWith(word))
}
