/** Translations: typed catalogues; plurals, numbers and dates by the browser's Intl. */
import { dateOf } from '#shared/values/ids.ts'
import { lazy } from '#shared/values/lazy.ts'
import type { catalogue as en } from './en/catalogue.ts'
import { createMeasures, type Measures } from './measures.ts'

export type Key = keyof typeof en
/** A text that depends on `{count}`: one form for each plural category of the language. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
export type Translation<English> = {
  readonly [K in keyof English]: English[K] extends string ? string : Plural
}
export type Catalogue = Translation<typeof en>

type Names<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Source<K extends Key> = (typeof en)[K] extends { other: infer Other } ? Other : (typeof en)[K]
type Params<K extends Key> = Names<Source<K>>
/** Absent for a text without placeholders, else a value for each. */
export type Blanks<K extends Key> = [Params<K>] extends [never] ? [] : [Record<Params<K>, string | number>]

export type PlainKey = { [K in Key]: Blanks<K> extends [] ? K : never }[Key]

export interface Words extends Measures {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: <K extends Key>(key: K, ...blanks: Blanks<K>) => string
  readonly list: (names: readonly string[]) => string
  /** Hours and minutes. An invalid time is `app.time.unknown`, here and in the next two. */
  readonly time: (at: number) => string
  /** Today, yesterday, or the date, capitalized. */
  readonly day: (at: number, now: number) => string
  readonly moment: (at: number) => string
}

export function createWords(language: string, dir: Words['dir'], catalogue: Catalogue): Words {
  const numbers = lazy(() => new Intl.NumberFormat(language))
  const lists = lazy(() => new Intl.ListFormat(language))
  const plurals = lazy(() => new Intl.PluralRules(language))
  const write = (value: string | number): string =>
    typeof value === 'number' ? numbers().format(value) : isolated(value, dir)
  return {
    language,
    dir,
    t(key, ...blanks) {
      const values: Record<string, string | number> = blanks[0] ?? {}
      const entry: string | Plural = catalogue[key]
      const text = typeof entry === 'string' ? entry : formFor(entry, plurals(), values['count'])
      return text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => write(values[name] ?? blank))
    },
    list: (names) => lists().format(names),
    ...createDates(language, catalogue['app.time.unknown']),
    ...createMeasures(language)
  }
}

function formFor(entry: Plural, plurals: Intl.PluralRules, count: string | number | undefined): string {
  return entry[plurals.select(Number(count ?? 0))] ?? entry.other
}

const rightToLeft = String.raw`\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFF}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}`
/** Of what may stand as it is in each direction: beside letters from right to left even digits and signs move. */
const foreignTo = {
  ltr: new RegExp(`[${rightToLeft}]`, 'u'),
  rtl: new RegExp(String.raw`[^\s\p{M}${rightToLeft}]|\p{N}`, 'u')
}

/** Isolation marks keep a name of the other direction from reordering the text around it. */
function isolated(text: string, dir: Words['dir']): string {
  return foreignTo[dir].test(text) ? `\u2068${text}\u2069` : text
}

function createDates(language: string, unknown: string): Pick<Words, 'time' | 'day' | 'moment'> {
  const time = lazy(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }))
  const thisYear = lazy(
    () => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
  )
  const otherYear = lazy(
    () => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })
  )
  const moment = lazy(() => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }))
  const relative = lazy(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
  return {
    time: (at) => (dateOf(at) ? time().format(at) : unknown),
    moment: (at) => (dateOf(at) ? moment().format(at) : unknown),
    day(at, now) {
      const date = dateOf(at)
      if (!date) return capitalised(unknown, language)
      const days = dayNumber(at) - dayNumber(now)
      if (days === 0 || days === -1) return capitalised(relative().format(days, 'day'), language)
      const format = date.getFullYear() === new Date(now).getFullYear() ? thisYear() : otherYear()
      return capitalised(format.format(date), language)
    }
  }
}

function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

/** Local calendar days since 1970, correct across clock changes. All invalid times share one day, Infinity. */
export function dayNumber(at: number): number {
  const date = dateOf(at)
  const midnight = date && Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return midnight === null || Number.isNaN(midnight) ? Infinity : Math.round(midnight / 86_400_000)
}
