type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>

/** Enter sends; with Shift or Alt it begins a line, and while a word is being composed it only accepts the word. */
export function sends({ key, shiftKey, altKey, isComposing }: Pressed): boolean {
  return key === 'Enter' && !shiftKey && !altKey && !isComposing
}
