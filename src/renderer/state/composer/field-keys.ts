/** What a key does in the field of the composer; null where it is not the composer's own. */
export type FieldKeyAction =
  | 'take-or-send'
  | 'next'
  | 'previous'
  | 'take'
  | 'close-suggestions'
  | 'cancel'
  | 'edit-last'
  | 'send'
  | 'continue-line'

export interface FieldSituation {
  sends: boolean
  suggesting: boolean
  /** What fits the last letter is not known yet. */
  pending: boolean
  hasTarget: boolean
  empty: boolean
}

export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing'>

const suggestionKeys = new Map<string, FieldKeyAction>([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Enter', 'take'],
  ['Tab', 'take'],
  ['Escape', 'close-suggestions']
])

export function fieldKeyAction(pressed: PressedKey, now: FieldSituation): FieldKeyAction | null {
  const { key, shiftKey, altKey, isComposing } = pressed
  const { sends, suggesting, pending, hasTarget, empty } = now
  // Somebody who types quickly means what fits all of it, not what fitted before the last letter.
  if (pending && (sends || (suggesting && key === 'Tab'))) return 'take-or-send'
  const chosen = suggesting && !isComposing && !shiftKey ? suggestionKeys.get(key) : undefined
  if (chosen) return chosen
  if (key === 'Escape' && hasTarget) return 'cancel'
  if (key === 'ArrowUp' && empty && !altKey) return 'edit-last'
  if (sends) return 'send'
  return key === 'Enter' && shiftKey && !isComposing ? 'continue-line' : null
}
