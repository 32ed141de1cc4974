import type { MessageAction } from './message-actions.ts'

/** What a key does while a message has the focus. */
export interface MessageKey {
  /** As in KeyboardEvent.key, but for `Plus`, which joins keys elsewhere. */
  readonly keys: string
  readonly action: MessageAction
}

/** For the keyboard and for the help. Enter and the menu key open everything that can be done. */
export const messageKeys = [
  { keys: 'R', action: 'answer' },
  { keys: 'Plus', action: 'react' },
  { keys: 'E', action: 'edit' },
  { keys: 'C', action: 'copy' },
  { keys: 'P', action: 'pin' },
  { keys: 'P', action: 'unpin' },
  { keys: 'Delete', action: 'delete' }
] as const satisfies readonly MessageKey[]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Whether everything that can be done with the message is asked for. */
export function opensMenu({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** What these keys do with a message for which only `actions` are allowed. */
export function actionForKey(event: Pressed, actions: readonly MessageAction[]): MessageAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const typed = event.key === '+' ? 'plus' : event.key.toLowerCase()
  // Only a keyboard for another script lacks the Latin letters.
  const isForeign = (event.key.codePointAt(0) ?? 0) > 0x24f
  return (
    messageKeys.find(
      ({ keys, action }) =>
        actions.includes(action) &&
        (typed === keys.toLowerCase() || (isForeign && event.code === `Key${keys}`))
    )?.action ?? null
  )
}
