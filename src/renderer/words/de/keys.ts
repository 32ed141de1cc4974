import type { Part } from '../words.ts'
import type { keys as english } from '../en/keys.ts'

export const keys: Part<typeof english> = {
  'key.Mod': 'Strg',
  'key.Shift': 'Umschalt',
  'key.Alt': 'Alt',
  'key.Enter': 'Eingabe',
  'key.Escape': 'Esc',
  'key.Home': 'Pos1',
  'key.End': 'Ende',
  'key.Tab': 'Tab',
  'key.Backspace': 'Rücktaste',
  'key.Delete': 'Entf',
  'key.Space': 'Leertaste'
}
