import { lazy } from '#shared/values/lazy.ts'

export interface Measures {
  /** Decimal units (1 kB = 1,000 bytes), as disks and networks use. */
  readonly size: (bytes: number) => string
  /** @param share from 0 to 1 */
  readonly percent: (share: number) => string
  readonly rate: (value: number) => string
  /** In the largest unit, from seconds to years. @param ms duration */
  readonly span: (ms: number) => string
}

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const spans = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000]
] as const

export function createMeasures(language: string): Measures {
  const percents = lazy(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }))
  const rates = lazy(() => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }))
  const inUnit = (unit: string, value: number, digits: number): string =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: spans.some(([span]) => span === unit) ? 'long' : 'short',
      maximumFractionDigits: digits
    }).format(value)
  return {
    size(bytes) {
      const step = bytes < 1_000 ? 1 : Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
      const value = bytes / 1_000 ** step
      return inUnit(units[step - 1] ?? 'kilobyte', value, value < 10 ? 1 : 0)
    },
    percent: (share) => percents().format(share),
    rate: (value) => rates().format(value),
    span(ms) {
      const [unit, length] = spans.find(([, least]) => ms >= least) ?? spans[4]
      return inUnit(unit, Math.floor(ms / length), 0)
    }
  }
}
