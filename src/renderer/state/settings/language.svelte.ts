import { run } from '../../run.ts'
import type { LanguageChoice, Preferences } from './preferences.ts'
import { following } from '../../words/following.ts'
import { baseOf, english, languageCodes, loadWords } from '../../words/languages.ts'
import type { Words } from '../../words/words.ts'

export const languageChoices: readonly LanguageChoice[] = ['system', ...languageCodes]

export interface LanguageOptions {
  preferences: Preferences
  /** BCP 47 tags, preferred first. */
  system: readonly string[]
  apply: (words: Words) => void
}

export class Language {
  /** Reactive: views change with the language. */
  readonly words: Words
  #choice = $state.raw<LanguageChoice>('system')
  #current: Words
  /** The texts could not be loaded, so English is shown. */
  #isFallback: boolean
  readonly #options: LanguageOptions

  private constructor(options: LanguageOptions, choice: LanguageChoice, words: Words | null) {
    this.#options = options
    this.#choice = choice
    this.#isFallback = words === null
    this.#current = $state.raw(words ?? english())
    this.words = following(() => this.#current)
    options.apply(this.#current)
    options.preferences.follow('language', () => {
      const chosen = options.preferences.get('language')
      if (chosen !== this.#choice) run(this.choose(chosen))
    })
  }

  static async open(options: LanguageOptions): Promise<Language> {
    const choice = options.preferences.get('language')
    try {
      return new Language(options, choice, await loadWords(preferredTags(choice, options.system)))
    } catch (error) {
      console.warn('the texts could not be fetched yet:', error)
      return new Language(options, choice, null)
    }
  }

  get choice(): LanguageChoice {
    return this.#choice
  }

  /** Loads the texts if that failed when the page opened. @throws if it fails again */
  async retryLoading(): Promise<void> {
    if (!this.#isFallback) return
    const choice = this.#choice
    const words = await loadWords(preferredTags(choice, this.#options.system))
    if (this.#choice === choice) this.#use(choice, words)
  }

  /** @returns false when its texts could not be loaded; the language then stays as it was */
  async choose(choice: LanguageChoice): Promise<boolean> {
    const before = this.#choice
    this.#choice = choice
    try {
      const words = await loadWords(preferredTags(choice, this.#options.system))
      if (this.#choice === choice) this.#use(choice, words)
      return true
    } catch (error) {
      console.warn('the texts could not be fetched:', choice, error)
      if (this.#choice === choice) this.#choice = before
      return false
    }
  }

  #use(choice: LanguageChoice, words: Words): void {
    this.#current = words
    this.#isFallback = false
    this.#options.preferences.set('language', choice)
    this.#options.apply(words)
  }
}

/** A chosen language is used in the system's variant, such as `de-AT`, for its dates. */
function preferredTags(choice: LanguageChoice, system: readonly string[]): readonly string[] {
  return choice === 'system' ? system : [...system.filter((tag) => baseOf(tag) === choice), choice]
}
