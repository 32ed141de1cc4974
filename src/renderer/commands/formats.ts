import type { FormatName } from '../text/editing.ts'
import type { PlainKey } from '../words/words.ts'

export interface Format {
  readonly name: FormatName
  readonly label: PlainKey
  readonly keys?: string
}

/** Mod+B also hides the sidebar; in the composer it means bold, as in every text field. */
export const formats: readonly Format[] = [
  { name: 'bold', label: 'composer.format.bold', keys: 'Mod+B' },
  { name: 'italic', label: 'composer.format.italic', keys: 'Mod+I' },
  { name: 'strike', label: 'composer.format.strike', keys: 'Mod+Shift+X' },
  { name: 'code', label: 'composer.format.code', keys: 'Mod+E' },
  { name: 'block', label: 'composer.format.block', keys: 'Mod+Shift+C' },
  { name: 'quote', label: 'composer.format.quote', keys: 'Mod+Shift+9' },
  { name: 'list', label: 'composer.format.list', keys: 'Mod+Shift+8' },
  { name: 'link', label: 'composer.format.link' }
]
