/** Sizes, shares and spans of time, as the language writes them. */
export interface Measures {
  /** @param bytes in the unit that keeps the number short: 1,000 to the next, as disks and networks count */
  readonly size: (bytes: number) => string
  /** @param share of one, in percent */
  readonly percent: (share: number) => string
  /** A number that is not whole, such as a rate. */
  readonly rate: (value: number) => string
  /** Seconds, minutes or hours, whichever is largest. @param ms how long */
  readonly span: (ms: number) => string
}

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const spans = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000]
] as const

export function createMeasures(language: string): Measures {
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const rates = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const inUnit = (unit: string, value: number, digits: number): string =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'second' || unit === 'minute' || unit === 'hour' ? 'long' : 'short',
      maximumFractionDigits: digits
    }).format(value)
  return {
    size(bytes) {
      const step = bytes < 1_000 ? 1 : Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
      const value = bytes / 1_000 ** step
      return inUnit(units[step - 1] ?? 'kilobyte', value, value < 10 ? 1 : 0)
    },
    percent: (share) => percents.format(share),
    rate: (value) => rates.format(value),
    span(ms) {
      const [unit, length] = spans.find(([, least]) => ms >= least) ?? spans[2]
      return inUnit(unit, Math.floor(ms / length), 0)
    }
  }
}
