/** The messages of a run: who wrote each, when it was sent, and whether they arrive once and in their writers' order. */

/** UTF-8 bytes in every message. */
const length = 100

export class Sent {
  /** By message, when it was sent, ms. */
  readonly at: number[] = []
  readonly #writers: number[] = []
  /** By message, how many its writer had written before. */
  readonly #turns: number[] = []
  readonly #written: number[] = []
  readonly #arrived: number[] = []

  /** The text of a member's next message. */
  compose(writer: number): { message: number; text: string } {
    const message = this.#writers.length
    const turn = this.#written[writer] ?? 0
    this.#writers.push(writer)
    this.#turns.push(turn)
    this.#written[writer] = turn + 1
    return { message, text: `${String(message)} `.padEnd(length, 'x') }
  }

  writer(message: number): number {
    return this.#writers[message] ?? -1
  }

  /** @returns the message in this text. @throws when it was never sent, arrived before, or comes out of order */
  arrived(text: string): number {
    const message = Number.parseInt(text, 10)
    const writer = this.writer(message)
    if (text.length !== length || this.at[message] === undefined) throw new Error(`never sent: ${text}`)
    const expected = this.#arrived[writer] ?? 0
    const turn = this.#turns[message] ?? -1
    if (turn !== expected) {
      throw new Error(`message ${String(turn)} of member ${String(writer)} instead of ${String(expected)}`)
    }
    this.#arrived[writer] = expected + 1
    return message
  }
}
