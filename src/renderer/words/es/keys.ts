import type { Part } from '../words.ts'
import type { keys as english } from '../en/keys.ts'

export const keys: Part<typeof english> = {
  'key.Mod': 'Ctrl',
  'key.Shift': 'Mayús',
  'key.Alt': 'Alt',
  'key.Enter': 'Intro',
  'key.Escape': 'Esc',
  'key.Home': 'Inicio',
  'key.End': 'Fin',
  'key.Tab': 'Tab',
  'key.Backspace': 'Retroceso',
  'key.Delete': 'Supr',
  'key.Space': 'Espacio'
}
