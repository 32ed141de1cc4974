import type { Clock } from '#shared/values/clock.ts'
import type { Selected } from '../../text/editing.ts'

export const codeOfferMs = 10_000

/** After program code was pasted, offers for a while to make it a code block. */
export class CodeOffer {
  #pasted = $state.raw<{ from: number; text: string } | null>(null)
  #cancel: (() => void) | null = null
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get open(): boolean {
    return this.#pasted !== null
  }

  make(from: number, text: string): void {
    this.#cancel?.()
    this.#pasted = { from, text }
    this.#cancel = this.#clock.after(codeOfferMs, () => {
      this.close()
    })
  }

  close(): void {
    this.#cancel?.()
    this.#pasted = null
  }

  take(text: string): Selected | null {
    const pasted = this.#pasted
    this.close()
    if (!pasted?.text || !text.startsWith(pasted.text, pasted.from)) return null
    return { text, from: pasted.from, to: pasted.from + pasted.text.length }
  }
}
