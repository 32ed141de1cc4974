/** The composer's own keys; null for all others. */
export type FieldKeyAction =
  | 'take-or-send'
  | 'take-loaded'
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
  selected: boolean
  pending: boolean
  hasTarget: boolean
  empty: boolean
}

export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing'>

const suggestionKeys = new Map<string, FieldKeyAction>([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Tab', 'take'],
  ['Escape', 'close-suggestions']
])

export function fieldKeyAction(pressed: PressedKey, now: FieldSituation): FieldKeyAction | null {
  const { key, shiftKey, altKey, isComposing } = pressed
  const { sends, suggesting, selected, pending, hasTarget, empty } = now
  if (isComposing) return null
  // The suggestions may be for an earlier input, so wait for those of the last letter.
  if (pending && sends) return 'take-or-send'
  if (pending && suggesting && key === 'Tab') return 'take-loaded'
  if (suggesting && selected && sends) return 'take'
  const chosen = suggesting && (!shiftKey || key === 'Escape') ? suggestionKeys.get(key) : undefined
  if (chosen) return chosen
  if (key === 'Escape' && hasTarget) return 'cancel'
  if (key === 'ArrowUp' && empty && !altKey) return 'edit-last'
  if (sends) return 'send'
  return key === 'Enter' && shiftKey ? 'continue-line' : null
}
