import type { Clock } from '#shared/values/clock.ts'

/** ms: twice the interval in which a writer repeats the notification. */
export const typingTimeoutMs = 6_000

export class Typing {
  #writers = $state.raw<ReadonlyMap<string, { room: string; device: string }>>(new Map())
  readonly #expiries = new Map<string, () => void>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  in(room: string): readonly string[] {
    return [...this.#writers.values()].filter((writer) => writer.room === room).map(({ device }) => device)
  }

  set(room: string, device: string, typing: boolean): void {
    const key = `${room}/${device}`
    this.#expiries.get(key)?.()
    this.#expiries.delete(key)
    const writers = new Map(this.#writers)
    if (typing) {
      writers.set(key, { room, device })
      this.#expiries.set(
        key,
        this.#clock.after(typingTimeoutMs, () => {
          this.set(room, device, false)
        })
      )
    } else writers.delete(key)
    this.#writers = writers
  }

  stop(): void {
    for (const cancel of this.#expiries.values()) cancel()
    this.#expiries.clear()
    this.#writers = new Map()
  }
}
