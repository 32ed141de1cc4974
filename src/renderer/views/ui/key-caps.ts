import type { Words } from '../../words/words.ts'

const onMac: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Escape: 'esc',
  Backspace: '⌫',
  Delete: '⌦',
  Tab: '⇥',
  Home: '↖',
  End: '↘'
}
const named = [
  'Mod',
  'Shift',
  'Alt',
  'Enter',
  'Escape',
  'Home',
  'End',
  'Tab',
  'Backspace',
  'Delete',
  'Space'
] as const
const arrows: Readonly<Record<string, string>> = {
  Plus: '+',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Up: '↑',
  Down: '↓'
}

/** The key caps of `Mod+Shift+K`: symbols on a Mac, elsewhere the names in the language. */
export function keyCaps(keys: string, mac: boolean, t: Words['t']): string[] {
  return keys.split('+').map((key) => {
    const sign = mac ? (onMac[key] ?? arrows[key]) : arrows[key]
    if (sign !== undefined) return sign
    const name = named.find((one) => one === key)
    if (name) return t(`command.key.${name}`)
    return key.length === 1 ? key.toUpperCase() : key
  })
}
