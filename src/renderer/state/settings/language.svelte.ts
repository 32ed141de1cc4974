import type { LanguageChoice, Preferences } from './preferences.ts'
import { following } from '../../words/following.ts'
import { baseOf, english, languageCodes, loadWords } from '../../words/languages.ts'
import type { Words } from '../../words/words.ts'

export const languageChoices: readonly LanguageChoice[] = ['system', ...languageCodes]

export interface LanguageParts {
  preferences: Preferences
  /** What the system asks for: BCP 47, most wanted first. */
  system: readonly string[]
  /** Turns the page to the language and its direction. */
  apply: (words: Words) => void
}

/** The language that the interface speaks: the system's until the person chooses one. Kept on this device. */
export class Language {
  /** These follow the choice: a view that uses them changes with it. */
  readonly words: Words
  #choice = $state.raw<LanguageChoice>('system')
  #now: Words
  /** The texts that are wanted have not come: English stands in for them. */
  #lacking: boolean
  readonly #parts: LanguageParts

  private constructor(parts: LanguageParts, choice: LanguageChoice, words: Words | null) {
    this.#parts = parts
    this.#choice = choice
    this.#lacking = words === null
    this.#now = $state.raw(words ?? english())
    this.words = following(() => this.#now)
    parts.apply(this.#now)
  }

  static async open(parts: LanguageParts): Promise<Language> {
    const choice = parts.preferences.get('language')
    try {
      return new Language(parts, choice, await loadWords(wanted(choice, parts.system)))
    } catch (error) {
      console.warn('the texts could not be fetched yet:', error)
      return new Language(parts, choice, null)
    }
  }

  get choice(): LanguageChoice {
    return this.#choice
  }

  /** Fetches the texts that could not be had when the page opened, if there are such. @throws while they cannot be had */
  async catchUp(): Promise<void> {
    if (!this.#lacking) return
    const choice = this.#choice
    const words = await loadWords(wanted(choice, this.#parts.system))
    if (this.#choice === choice) this.#speak(choice, words)
  }

  /** Speaks it at once, without losing anything on the way; `false` when its texts could not be fetched. */
  async choose(choice: LanguageChoice): Promise<boolean> {
    const before = this.#choice
    this.#choice = choice
    try {
      const words = await loadWords(wanted(choice, this.#parts.system))
      if (this.#choice === choice) this.#speak(choice, words)
      return true
    } catch (error) {
      console.warn('the texts could not be fetched:', choice, error)
      if (this.#choice === choice) this.#choice = before
      return false
    }
  }

  #speak(choice: LanguageChoice, words: Words): void {
    this.#now = words
    this.#lacking = false
    this.#parts.preferences.set('language', choice)
    this.#parts.apply(words)
  }
}

/** A chosen language is spoken as the system has it, with its way to write dates, if the system has it at all. */
function wanted(choice: LanguageChoice, system: readonly string[]): readonly string[] {
  return choice === 'system' ? system : [...system.filter((tag) => baseOf(tag) === choice), choice]
}
