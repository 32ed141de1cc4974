import { expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { accents, colour, contrast, fromHex, type Look, type Rgb } from '../../support/colours.ts'

/** What is written, on what it is written. */
const texts: readonly [ink: string, ...grounds: string[]][] = [
  ['ink', 'ground', 'ground-side', 'surface', 'surface-raised', 'hover', 'mine', 'selected'],
  ['ink-soft', 'ground', 'ground-side', 'surface', 'surface-raised', 'hover', 'mine', 'selected'],
  ['accent', 'ground', 'ground-side', 'surface', 'surface-raised', 'selected', 'mine'],
  ['on-fill', 'fill', 'fill-strong'],
  ['warn-ink', 'warn-ground'],
  ['danger', 'ground', 'surface-raised', 'danger-ground'],
  ['ink-soft', 'danger-ground'],
  ['on-danger', 'danger'],
  ['ink', 'code-ground'],
  ['ink-soft', 'code-ground'],
  ['code-keyword', 'code-ground'],
  ['code-name', 'code-ground'],
  ['code-number', 'code-ground'],
  ['code-string', 'code-ground']
]
const pairs = texts.flatMap(([ink, ...grounds]) => grounds.map((ground) => [ink, ground] as const))
/** What is no text but tells something: a field's frame, the ring around the focus. */
const marks = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['line-strong', 'ground-side'],
  ['line-strong', 'surface-raised'],
  ...['ground', 'ground-side', 'surface', 'surface-raised', 'selected', 'hover', 'mine', 'danger-ground'].map(
    (ground) => ['accent', ground] as const
  ),
  ['fill', 'ground'],
  ['fill', 'ground-side'],
  ['here', 'ground-side'],
  ['away', 'ground-side'],
  ...['here', 'away', 'line-strong'].flatMap((dot) =>
    ['hover', 'selected', 'surface-raised'].map((ground) => [dot, ground] as const)
  )
] as const

const looks: readonly Look[] = accents.flatMap((accent) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['normal', 'more'] as const).map((level) => ({ accent, theme, contrast: level }))
  )
)
const named = looks.map((look): [string, Look] => [`${look.accent}, ${look.theme}, ${look.contrast}`, look])

/** Those pairs that are too hard to tell apart. */
function tooFaint(among: readonly (readonly [string, string])[], look: Look, enough: number): string[] {
  return among.flatMap(([ink, ground]) => {
    const ratio = contrast(colour(ink, look), colour(ground, look))
    return ratio < enough ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : []
  })
}

test('the contrast is that of the standard, and the colours are those of a browser', () => {
  expect(contrast(fromHex('#000000'), fromHex('#ffffff'))).toBe(21)
  expect(contrast(fromHex('#777777'), fromHex('#ffffff'))).toBeCloseTo(4.48, 2)
  const teal = colour('accent', { accent: 'teal', theme: 'light', contrast: 'normal' })
  expect(teal.map((part, at) => Math.abs(part - (fromHex('#0d6561')[at] ?? 1)) < 0.01)).toEqual([
    true,
    true,
    true
  ])
})

test('there are seven accents to choose from', () => {
  expect(accents).toHaveLength(7)
})

test.each(named)('every text has enough contrast: %s', (_name, look) => {
  expect(tooFaint(pairs, look, look.contrast === 'more' ? 7 : 4.5)).toEqual([])
  expect(tooFaint(marks, look, look.contrast === 'more' ? 4.5 : 3)).toEqual([])
})

test.each(named)('every accent is within the colours of a screen: %s', (_name, look) => {
  const shown = (rgb: Rgb): boolean => rgb.every((part) => part > -0.002 && part < 1.002)
  for (const name of ['accent', 'fill', 'fill-strong', 'on-fill', 'selected', 'mine']) {
    expect(shown(colour(name, look)), name).toBe(true)
  }
})

test('the initials and the name of a member have enough contrast', () => {
  const members = Array.from({ length: limits.colours }, (_, at) => at)
  for (const look of looks.filter(({ accent }) => accent === 'teal')) {
    const enough = look.contrast === 'more' ? 7 : 4.5
    const faint = members.filter((at) => {
      const of = (name: string): Rgb => colour(name, { ...look, colour: at })
      const grounds = ['ground', 'surface', 'hover', 'mine'].map((name) =>
        contrast(of('member-text'), of(name))
      )
      return Math.min(contrast(of('member-ground'), fromHex('#ffffff')), ...grounds) < enough
    })
    expect(faint, `${look.theme}, ${look.contrast}`).toEqual([])
  }
})
