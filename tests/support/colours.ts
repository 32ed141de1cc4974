/** The colours of the real stylesheets, computed as a browser does, and how well one can be read on another. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linear-light sRGB, 0 to 1; outside of that a screen cannot show it. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Attributes of the page's root, and the number of a member's colour. */
export interface Look {
  theme: 'light' | 'dark'
  accent: string
  contrast: 'normal' | 'more'
  colour?: number
}

interface Rule {
  selector: string
  tokens: readonly [name: string, value: string][]
}

const folder = 'src/renderer/styles'
const sheets = ['tokens.css', 'accents.css', 'contrast.css', 'members.css']
const text = sheets.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
const rules: readonly Rule[] = [
  ...text.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)
].flatMap(([, selectors = '', body = '']) => {
  const tokens = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll(/\s+/g, ' ').trim()]
  )
  return selectors.split(',').map((selector) => ({ selector: selector.trim(), tokens }))
})

export const accents = [...new Set(text.match(/(?<=data-accent=')\w+/g) ?? [])]

/** A token's colour for this look. */
export function colour(name: string, look: Look): Rgb {
  const tokens = new Map(matching(look).flatMap((rule) => rule.tokens))
  return paint(`var(--${name})`, tokens, look.theme)
}

/** Contrast as WCAG 2.2 defines it. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

export function fromHex(hex: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

function matching(look: Look): readonly Rule[] {
  const selectors = [
    ':root',
    `[data-accent='${look.accent}']`,
    ...(look.colour === undefined ? [] : ['[data-colour]', `[data-colour='${String(look.colour)}']`]),
    ...(look.contrast === 'more'
      ? [":root[data-contrast='more']", "[data-contrast='more'] [data-colour]"]
      : [])
  ]
  const weight = ({ selector }: Rule): number => selector.split(/[[:]/).length
  return rules
    .filter(({ selector }) => selectors.includes(selector))
    .toSorted((a, b) => weight(a) - weight(b))
}

function paint(value: string, tokens: ReadonlyMap<string, string>, theme: Look['theme']): Rgb {
  const again = (part: string): Rgb => paint(part, tokens, theme)
  if (/^#\w{6}$/.test(value)) return fromHex(value)
  const [, name = '', inside = ''] = /^([\w-]+)\((.*)\)$/.exec(value) ?? []
  if (name === 'var') return again(tokens.get(inside.slice(2)) ?? missing(inside))
  if (name === 'light-dark') return again(parts(inside)[theme === 'light' ? 0 : 1] ?? missing(value))
  if (name === 'color-mix') return mixed(inside, again)
  if (name !== 'oklch') return missing(value)
  const [light = 0, vivid = 0, hue = 0] = words(inside).map((part) => number(part, tokens))
  const turn = (hue * Math.PI) / 180
  return fromOklab([light, vivid * Math.cos(turn), vivid * Math.sin(turn)])
}

/** `in oklab, <colour> <share>%, <colour>` */
function mixed(inside: string, paintPart: (part: string) => Rgb): Rgb {
  const [space, first = '', second = ''] = parts(inside)
  const [, one = '', share = ''] = /^(.*) (\d+)%$/.exec(first) ?? []
  if (space !== 'in oklab' || share === '') return missing(inside)
  const plain: Record<string, string> = { black: '#000000', white: '#ffffff' }
  const [a, b] = [toOklab(paintPart(one)), toOklab(paintPart(plain[second] ?? second))]
  const at = Number(share) / 100
  return fromOklab([a[0] * at + b[0] * (1 - at), a[1] * at + b[1] * (1 - at), a[2] * at + b[2] * (1 - at)])
}

function number(value: string, tokens: ReadonlyMap<string, string>): number {
  const [, name = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(value) ?? []
  if (name === 'var') return number(tokens.get(inside.slice(2)) ?? missing(inside), tokens)
  if (name === 'calc') return inside.split(' * ').reduce((product, part) => product * number(part, tokens), 1)
  return Number.isNaN(Number(value)) ? missing(value) : Number(value)
}

/** Splits at commas outside brackets. */
function parts(inside: string): string[] {
  const found = ['']
  let depth = 0
  for (const letter of inside) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) found.push('')
    else found.push((found.pop() ?? '') + letter)
  }
  return found.map((part) => part.trim())
}

/** The numbers of a colour; what is computed counts as one. */
function words(inside: string): string[] {
  return inside.match(/[\w.-]+(\((?:[^()]|\([^()]*\))*\))?/g) ?? []
}

function missing(what: string): never {
  throw new Error(`there is no token, or no such colour: ${what}`)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** https://bottosson.github.io/posts/oklab */
function fromOklab([light, a, b]: Rgb): Rgb {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ]
}

function toOklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ]
}
