/** The composer's own keys; null for all others. */
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
  // The suggestions may be for an earlier input, so wait for those of the last letter.
  if (pending && (sends || (suggesting && key === 'Tab'))) return 'take-or-send'
  const chosen = suggesting && !isComposing && !shiftKey ? suggestionKeys.get(key) : undefined
  if (chosen) return chosen
  if (key === 'Escape' && hasTarget) return 'cancel'
  if (key === 'ArrowUp' && empty && !altKey) return 'edit-last'
  if (sends) return 'send'
  return key === 'Enter' && shiftKey && !isComposing ? 'continue-line' : null
}
