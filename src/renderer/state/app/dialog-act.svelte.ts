import type { Code } from '#shared/values/reply.ts'
import type { Refuse } from './session-client.ts'

/** The act of a dialog, which stays open until it is done: it is busy, and says beside its buttons why it was refused. */
export class DialogAct {
  #busy = $state(false)
  #refused = $state.raw<Code | null>(null)

  get busy(): boolean {
    return this.#busy
  }

  get refused(): Code | null {
    return this.#refused
  }

  readonly #refuse: Refuse = (code) => {
    this.#refused = code
  }

  /** @param act is given where to say why it was refused. @returns whether it was done; false also while it is busy */
  async run(act: (refuse: Refuse) => Promise<boolean>): Promise<boolean> {
    if (this.#busy) return false
    this.#busy = true
    this.#refused = null
    try {
      return await act(this.#refuse)
    } catch (error) {
      this.#refused = 'internal'
      throw error
    } finally {
      this.#busy = false
    }
  }
}
