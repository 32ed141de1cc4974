import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'

const tokens = readFileSync('src/renderer/styles/tokens.css', 'utf8')

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** A token's two values, for light and dark. */
function token(name: string): [string, string] {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)
  if (!found?.[1] || !found[2]) throw new Error(`there is no token ${name}`)
  return [found[1], found[2]]
}

test('the numbers are those of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('a member’s initials can be read on each of the colours', () => {
  const colours = [...tokens.matchAll(/--member: (#\w{6})/g)].map(([, hex = '']) => hex)
  expect(colours).toHaveLength(limits.colours)
  for (const colour of colours) expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5)
})

test.each([
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'mine'],
  ['ink', 'selected'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'ground-side'],
  ['ink-soft', 'hover'],
  ['ink-soft', 'mine'],
  ['ink-soft', 'selected'],
  ['accent', 'ground-side'],
  ['accent', 'selected'],
  ['on-fill', 'fill'],
  ['on-fill', 'fill-strong'],
  ['warn-ink', 'warn-ground'],
  ['danger', 'ground'],
  ['danger', 'danger-ground'],
  ['ink-soft', 'danger-ground'],
  ['on-danger', 'danger'],
  ['ink', 'code-ground'],
  ['ink-soft', 'code-ground'],
  ['code-keyword', 'code-ground'],
  ['code-name', 'code-ground'],
  ['code-number', 'code-ground'],
  ['code-string', 'code-ground'],
  ['accent', 'surface'],
  ['accent', 'mine']
])('%s can be read on %s, in light and dark', (ink, ground) => {
  for (const theme of [0, 1] as const) {
    expect(contrast(token(ink)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5)
  }
})
