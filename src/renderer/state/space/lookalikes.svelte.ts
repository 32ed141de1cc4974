import { isPlain, looksOf, looksSame, noConfusables, type Confusables } from '#shared/text/looks.ts'
import { loadConfusables } from '../../text/lazy.ts'
import { run } from '../../run.ts'

/** What names look like. Unicode's table is fetched when a name needs it; what has been derived before follows. */
class Lookalikes {
  #confusables = $state.raw<Confusables>(noConfusables)
  #loading: Promise<void> | null = null

  looksOf(name: string): readonly string[] {
    if (!isPlain(name)) run(this.load())
    return looksOf(name, { confusables: this.#confusables, ignoreAccents: true })
  }

  areSame(one: string, other: string): boolean {
    if (!isPlain(one + other)) run(this.load())
    return looksSame(one, other, this.#confusables)
  }

  load(): Promise<void> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<void> {
    try {
      this.#confusables = (await loadConfusables()).confusables
    } catch (error) {
      this.#loading = null // the next name tries again
      console.warn('names that look alike cannot all be told apart:', error)
    }
  }
}

export const lookalikes = new Lookalikes()
