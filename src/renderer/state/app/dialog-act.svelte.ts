import type { Code } from '#shared/values/reply.ts'
import type { Refuse } from './session-client.ts'

/** The act of a dialog, which stays open until it is done: it is busy, and says beside its buttons why it was refused. */
export class DialogAct {
  #busy = $state(false)
  #refused = $state.raw<Code | null>(null)
  #isClosed = false
  readonly #late: Refuse

  /** @param late is given a refusal that comes when the dialog is closed already */
  constructor(late: Refuse) {
    this.#late = late
  }

  get busy(): boolean {
    return this.#busy
  }

  get refused(): Code | null {
    return this.#refused
  }

  readonly #refuse: Refuse = (code) => {
    if (this.#isClosed) this.#late(code)
    else this.#refused = code
  }

  /** @param act is given where to say why it was refused. @returns whether it was done; false also while it is busy */
  async run(act: (refuse: Refuse) => Promise<boolean>): Promise<boolean> {
    if (this.#busy) return false
    this.#busy = true
    this.#refused = null
    try {
      return await act(this.#refuse)
    } catch (error) {
      this.#refuse('internal')
      throw error
    } finally {
      this.#busy = false
    }
  }

  close(): void {
    this.#isClosed = true
  }
}
