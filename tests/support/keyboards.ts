/** Key presses as the keyboards of several countries make them. */
import { onApple } from '../../src/renderer/behaviour/keys.ts'

/** What a key that an American keyboard has at `code` writes here, alone and with Shift. */
type Layout = (code: string) => readonly [string, string] | undefined

const german: Record<string, [string, string]> = { Minus: ['ß', '?'], Period: ['.', ':'], Slash: ['-', '_'] }
const french: Record<string, [string, string]> = {
  KeyQ: ['a', 'A'],
  KeyA: ['q', 'Q'],
  KeyW: ['z', 'Z'],
  KeyZ: ['w', 'W'],
  Semicolon: ['m', 'M'],
  KeyM: [',', '?'],
  Comma: [';', '.'],
  Period: [':', '/'],
  Digit1: ['&', '1']
}
const arabic: Record<string, [string, string]> = {
  KeyK: ['ن', '،'],
  KeyF: ['ب', 'لإ'],
  KeyB: ['لا', 'لآ'],
  KeyM: ['ة', '’'],
  KeyN: ['ى', 'آ'],
  Comma: ['و', ','],
  Period: ['ز', '.'],
  Slash: ['ظ', '؟'],
  Digit1: ['١', '!']
}
const american: Record<string, [string, string]> = {
  Slash: ['/', '?'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Digit1: ['1', '!']
}

export const keyboards: Record<string, Layout> = {
  American: (code) => american[code] ?? latin(code),
  German: (code) => german[code] ?? latin(code),
  French: (code) => french[code] ?? latin(code),
  Arabic: (code) => arabic[code] ?? latin(code)
}

function latin(code: string): readonly [string, string] | undefined {
  const letter = /^Key([A-Z])$/u.exec(code)?.[1]
  if (letter !== undefined) return [letter.toLowerCase(), letter]
  const digit = /^Digit(\d)$/u.exec(code)?.[1]
  return digit === undefined ? undefined : [digit, digit]
}

const codes = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `Key${letter}`),
  ...'1234567890'.split('').map((digit) => `Digit${digit}`),
  'Minus',
  'Comma',
  'Period',
  'Slash',
  'Semicolon'
]

/** The press of `keys`, as a person at this keyboard finds them. */
export function press(keys: string, layout: Layout = keyboards['American'] ?? latin) {
  const parts = keys.split('+')
  const name = parts.at(-1) ?? ''
  const found = find(name, layout)
  return {
    key: found.key,
    code: found.code,
    ctrlKey: parts.includes('Mod') && !onApple,
    shiftKey: parts.includes('Shift') || found.shift,
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Mod') && onApple,
    isComposing: false,
    defaultPrevented: false,
    target: null
  }
}

function find(name: string, layout: Layout): { key: string; code: string; shift: boolean } {
  if (name.length > 1) return { key: name, code: name, shift: false }
  const wanted = name === '?' ? ['?', '؟'] : [name.toLowerCase()]
  for (const shift of [false, true]) {
    const code = codes.find((one) => wanted.includes(layout(one)?.[shift ? 1 : 0] ?? ''))
    if (code !== undefined && !/^\d$/u.test(name))
      return { key: layout(code)?.[shift ? 1 : 0] ?? '', code, shift }
  }
  const code = /^\d$/u.test(name) ? `Digit${name}` : `Key${name}`
  return { key: layout(code)?.[0] ?? name, code, shift: false }
}
