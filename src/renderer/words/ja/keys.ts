import type { Part } from '../words.ts'
import type { keys as english } from '../en/keys.ts'

export const keys: Part<typeof english> = {
  'key.Mod': 'Ctrl',
  'key.Shift': 'Shift',
  'key.Alt': 'Alt',
  'key.Enter': 'Enter',
  'key.Escape': 'Esc',
  'key.Home': 'Home',
  'key.End': 'End',
  'key.Tab': 'Tab',
  'key.Backspace': 'Backspace',
  'key.Delete': 'Delete',
  'key.Space': 'スペース'
}
