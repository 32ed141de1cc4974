import type { Code, Reply } from '#shared/values/reply.ts'

/** The answer to a question that may be asked again: what was answered last stays until there is a new answer. */
export class Query<Answer extends object> {
  #answer = $state.raw<Answer | null>(null)
  #refused = $state<Code | null>(null)
  readonly #request: () => Promise<Reply<Answer>>

  constructor(question: () => Promise<Reply<Answer>>) {
    this.#request = question
  }

  get answer(): Answer | null {
    return this.#answer
  }

  get refused(): Code | null {
    return this.#refused
  }

  async load(): Promise<void> {
    const reply = await this.#request()
    this.#refused = reply.ok ? null : reply.code
    if (reply.ok) this.#answer = reply
  }
}
