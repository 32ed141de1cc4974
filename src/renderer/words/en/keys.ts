/** What keys are called where they are no Mac’s. */
export const keys = {
  'key.Mod': 'Ctrl',
  'key.Shift': 'Shift',
  'key.Alt': 'Alt',
  'key.Enter': 'Enter',
  'key.Escape': 'Esc',
  'key.Home': 'Home',
  'key.End': 'End',
  'key.Tab': 'Tab',
  'key.Backspace': 'Backspace',
  'key.Delete': 'Del',
  'key.Space': 'Space'
} as const
