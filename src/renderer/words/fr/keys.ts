import type { Part } from '../words.ts'
import type { keys as english } from '../en/keys.ts'

export const keys: Part<typeof english> = {
  'key.Mod': 'Ctrl',
  'key.Shift': 'Maj',
  'key.Alt': 'Alt',
  'key.Enter': 'Entrée',
  'key.Escape': 'Échap',
  'key.Home': 'Début',
  'key.End': 'Fin',
  'key.Tab': 'Tab',
  'key.Backspace': 'Retour arrière',
  'key.Delete': 'Suppr',
  'key.Space': 'Espace'
}
