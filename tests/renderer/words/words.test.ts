import { describe, expect, test } from 'vitest'
import { catalogue as ar } from '../../../src/renderer/words/ar/catalogue.ts'
import { catalogue as en } from '../../../src/renderer/words/en/catalogue.ts'
import { loadWords } from '../../../src/renderer/words/languages.ts'
import { createWords, dayNumber } from '../../../src/renderer/words/words.ts'

const english = createWords('en-GB', 'ltr', en)
const arabic = createWords('ar', 'rtl', ar)

describe('a text', () => {
  test('has its placeholders filled in', () => {
    expect(english.t('home.join', { space: 'Office' })).toBe('Join Office')
  })

  test('keeps what looks like a placeholder in a name', () => {
    expect(english.t('home.join', { space: '{space}' })).toBe('Join {space}')
  })

  test('uses the plural form of the count', () => {
    expect([0, 1, 2].map((count) => english.t('people.count', { count }))).toEqual([
      '0 people',
      '1 person',
      '2 people'
    ])
    expect(arabic.t('people.count', { count: 2 })).toBe('شخصان')
    expect(arabic.t('people.count', { count: 3 })).toContain('أشخاص')
  })

  test('formats numbers as the language does', () => {
    expect(english.t('composer.size', { size: 16_000, limit: 16_384 })).toBe('16,000 of 16,384 bytes')
  })

  test('isolates a name of the other direction, and no other name', () => {
    expect(english.t('home.join', { space: 'فريق' })).toBe('Join \u2068فريق\u2069')
    expect(arabic.t('home.join', { space: 'Office' })).toContain('\u2068Office\u2069')
  })

  test.each(['会議室', 'Москва', '12-5', '(3)', '🎉', 'غرفة 12-5'])(
    'isolates %s in a text from right to left, where its letters, digits or signs would move',
    (space) => {
      expect(arabic.t('home.join', { space })).toContain(`\u2068${space}\u2069`)
      expect(arabic.t('home.join', { space: 'فريق العمل' })).not.toContain('\u2068')
    }
  )
})

describe('a day', () => {
  const noon = new Date(2026, 10, 22, 12).getTime()
  const day = (year: number, month: number, date: number): number =>
    new Date(year, month, date, 23, 59).getTime()

  test('is today or yesterday by calendar days, not by hours', () => {
    expect(english.day(new Date(2026, 10, 22, 0, 1).getTime(), noon)).toBe('Today')
    expect(english.day(day(2026, 10, 21), noon)).toBe('Yesterday')
  })

  test('is a date otherwise, with its year when that is not the current one', () => {
    expect(english.day(day(2026, 10, 20), noon)).toBe('Friday 20 November')
    expect(english.day(day(2025, 10, 20), noon)).toBe('20 November 2025')
  })

  test.each([8.64e15 + 1, 9_000_000_000_000_000, Number.MAX_SAFE_INTEGER])(
    'of a time that no calendar has is unknown: %d',
    (at) => {
      expect(english.day(at, noon)).toBe('An unknown time')
      expect([english.time(at), english.moment(at)]).toEqual(['an unknown time', 'an unknown time'])
      expect(dayNumber(at)).toBe(Infinity)
    }
  )

  test.each([0, 8.64e15 - 1, 8.64e15])('at the limit of the calendar is a date: %d', (at) => {
    expect(english.day(at, noon)).toMatch(/\d/)
    expect(english.moment(at)).toMatch(/\d/)
    expect(Number.isNaN(dayNumber(at))).toBe(false)
  })

  test('with a clock change counts as one day', () => {
    expect(dayNumber(day(2026, 2, 30)) - dayNumber(day(2026, 2, 28))).toBe(2)
  })
})

describe('each language formats dates and times its own way', () => {
  const now = new Date(2026, 10, 22, 12).getTime()
  const twoDaysAgo = new Date(2026, 10, 20, 14, 5).getTime()
  const lastYear = new Date(2025, 2, 1, 14, 5).getTime()
  const yesterday = new Date(2026, 10, 21, 14, 5).getTime()

  test.each([
    ['ar', 'أمس', 'الجمعة، 20 نوفمبر', '1 مارس 2025', '2:05 م'],
    ['de', 'Gestern', 'Freitag, 20. November', '1. März 2025', '14:05'],
    ['en-GB', 'Yesterday', 'Friday 20 November', '1 March 2025', '14:05'],
    ['es', 'Ayer', 'Viernes, 20 de noviembre', '1 de marzo de 2025', '14:05'],
    ['fr', 'Hier', 'Vendredi 20 novembre', '1 mars 2025', '14:05'],
    ['ja', '昨日', '11月20日金曜日', '2025年3月1日', '14:05']
  ])('%s', async (language, ...written) => {
    const { day, time } = await loadWords([language])
    const days = [yesterday, twoDaysAgo, lastYear].map((at) => day(at, now))
    expect([...days, time(lastYear).replaceAll(/\s/g, ' ')]).toEqual(written)
  })

  test('with the digits of the person’s region', async () => {
    expect((await loadWords(['ar-EG'])).time(lastYear)).toContain('٢:٠٥')
  })
})

describe('the language', () => {
  test('is the first supported one of the person’s list, with the person’s own date format', async () => {
    const words = await loadWords(['xx', 'ar-EG', 'en'])
    expect([words.language, words.dir, words.t('app.close')]).toEqual(['ar-EG', 'rtl', 'إغلاق'])
  })

  test('is English when none is supported', async () => {
    expect((await loadWords(['xx'])).language).toBe('en')
    expect((await loadWords([])).language).toBe('en')
  })
})
