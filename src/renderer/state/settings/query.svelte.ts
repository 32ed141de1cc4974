import type { Code, Reply } from '#shared/values/reply.ts'

/** A query that can be repeated: the last answer stays until the next one. */
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
