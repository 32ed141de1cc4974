/** Checks that every message arrives once and in its writer's order. */

/** UTF-8. */
const messageBytes = 100

export class SentMessages {
  /** By message, ms. */
  readonly at: number[] = []
  readonly #writers: number[] = []
  /** By message, the number of earlier ones of its writer. */
  readonly #turns: number[] = []
  readonly #written: number[] = []
  readonly #arrived: number[] = []
  compose(writer: number): { message: number; text: string } {
    const message = this.#writers.length
    const turn = this.#written[writer] ?? 0
    this.#writers.push(writer)
    this.#turns.push(turn)
    this.#written[writer] = turn + 1
    return { message, text: `${String(message)} `.padEnd(messageBytes, 'x') }
  }

  writer(message: number): number {
    return this.#writers[message] ?? -1
  }

  /** @returns the message. @throws when it was never sent, has arrived before, or is out of order */
  arrived(text: string): number {
    const message = Number.parseInt(text, 10)
    const writer = this.writer(message)
    if (text.length !== messageBytes || this.at[message] === undefined) throw new Error(`never sent: ${text}`)
    const expected = this.#arrived[writer] ?? 0
    const turn = this.#turns[message] ?? -1
    if (turn !== expected) {
      throw new Error(`message ${String(turn)} of member ${String(writer)} instead of ${String(expected)}`)
    }
    this.#arrived[writer] = expected + 1
    return message
  }
}
