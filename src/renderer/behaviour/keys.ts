import { isForeignLetter } from '../text/foreign-letter.ts'

type Composing = Pick<KeyboardEvent, 'isComposing'> & Partial<Pick<KeyboardEvent, 'keyCode'>>
type Modified = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'> & Composing
export type Pressed = Modified & Partial<Pick<KeyboardEvent, 'code' | 'getModifierState'>>

/** Apple's keyboards use Command where others use Control, and need Control for the text itself. */
export const onApple = /Mac|iPhone|iPad/u.test(globalThis.navigator.platform)

/** Safari ends the composition before the key that accepts the word: only this code shows that it is the input method's. */
const inputMethodKeyCode = 229

/** Whether the key belongs to an input method, so that nothing else may act on it. */
export function isComposing({ isComposing: composing, keyCode }: Composing): boolean {
  return composing || keyCode === inputMethodKeyCode
}

/** Keys that move through the words of an input method, accept one or cancel it do nothing else: no listener gets them. */
export function hideComposingKeys(page: Pick<EventTarget, 'addEventListener'>): void {
  const hide = (event: Event): void => {
    if ('isComposing' in event && isComposing(event as KeyboardEvent)) event.stopImmediatePropagation()
  }
  page.addEventListener('keydown', hide, { capture: true })
}

/** Shift+Enter and Alt+Enter begin a line; during composition (IME) Enter accepts the word. */
export function sends(event: Omit<Modified, 'ctrlKey' | 'metaKey'>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event)
}

/** Whether this key press is what `keys` writes down, such as `Mod+Shift+K`. `Mod` is Command on Apple's keyboards and Control elsewhere; the rest is as in KeyboardEvent.key, joined by `+`. */
export function pressed(keys: string, event: Pressed, apple = onApple): boolean {
  if (isComposing(event) || event.key === 'Process' || event.getModifierState?.('AltGraph') === true)
    return false
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const [mod, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  return (
    mod === parts.includes('Mod') &&
    !other &&
    event.altKey === parts.includes('Alt') &&
    // Which signs need Shift depends on the keyboard.
    (isSign(key) || event.shiftKey === parts.includes('Shift')) &&
    isKey(key, event)
  )
}

/** The physical key of a sign, for layouts without it, such as Arabic ones without a Latin comma. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '?': ['؟'],
  ',': ['Comma'],
  '.': ['Period'],
  '/': ['Slash']
}

function isSign(key: string): boolean {
  return Object.hasOwn(signs, key)
}

function isKey(key: string, { key: typed, code }: Pressed): boolean {
  // The upper row types other signs on a French keyboard, and with Shift on every one.
  if (/^\d$/u.test(key)) return code === `Digit${key}`
  if (typed.toLowerCase() === key.toLowerCase()) return true
  const alike = signs[key] ?? []
  if (alike.includes(typed)) return true
  if (!isForeignLetter(typed) || code === undefined) return false
  return code === `Key${key.toUpperCase()}` || alike.includes(code)
}

/** Whether these keys would type something, or move the caret, in a text field. */
export function writes(keys: string): boolean {
  return /^(?:Shift\+)?(?:.|End|Home)$/u.test(keys)
}

export function isTextField(target: EventTarget | null): boolean {
  return isIn(
    target,
    'textarea, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="range"])'
  )
}

/** Whether the arrow keys, also with Alt, belong to this control. */
export function takesArrows(target: EventTarget | null): boolean {
  return isIn(target, 'select, input[type="date"], [role="menu"], [role="listbox"]')
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(selector) !== null
}
