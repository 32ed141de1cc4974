/** Whole numbers as stretches without gaps, in ascending order. */
export type Range = [from: number, to: number]

export function rangesOf(numbers: Iterable<number>): Range[] {
  const ranges: Range[] = []
  for (const number of Float64Array.from(numbers).sort()) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

/** What is missing from 1 on, up to the highest of these. */
export function gapsBetween(ranges: readonly Range[]): Range[] {
  return ranges.flatMap(([from], at) => {
    const next = (ranges[at - 1]?.[1] ?? 0) + 1
    return next < from ? [[next, from - 1]] : []
  })
}
