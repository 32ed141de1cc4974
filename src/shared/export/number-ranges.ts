/** Whole numbers as stretches without gaps, in ascending order. */
export type Range = [from: number, to: number]

export class NumberRanges {
  #ranges: Range[] = []

  get all(): Range[] {
    return this.#ranges.map(([from, to]) => [from, to])
  }

  get count(): number {
    return this.#ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  }

  add(from: number, to = from): void {
    const touches = ([low, high]: Range): boolean => low <= to + 1 && high >= from - 1
    const touched = this.#ranges.filter(touches)
    const joined: Range = [
      Math.min(from, ...touched.map(([low]) => low)),
      Math.max(to, ...touched.map(([, high]) => high))
    ]
    const others = this.#ranges.filter((range) => !touches(range))
    const place = others.findLastIndex(([low]) => low < from) + 1
    this.#ranges = others.toSpliced(place, 0, joined)
  }

  /** @returns whether it was there */
  remove(number: number): boolean {
    const at = this.#ranges.findIndex(([from, to]) => from <= number && number <= to)
    const [from, to] = this.#ranges[at] ?? [1, 0]
    if (from > to) return false
    const rest: Range[] = [
      [from, number - 1],
      [number + 1, to]
    ]
    this.#ranges.splice(at, 1, ...rest.filter(([low, high]) => low <= high))
    return true
  }
}
