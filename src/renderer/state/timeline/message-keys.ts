import type { Act } from './message-actions.ts'

/** What a key does while a message has the focus. */
export interface MessageKey {
  /** As in KeyboardEvent.key, but for `Plus`, which joins keys elsewhere. */
  readonly keys: string
  readonly act: Act
}

/** For the keyboard and for the help. Enter and the menu key open everything that can be done. */
export const messageKeys = [
  { keys: 'R', act: 'answer' },
  { keys: 'Plus', act: 'react' },
  { keys: 'E', act: 'edit' },
  { keys: 'C', act: 'copy' },
  { keys: 'P', act: 'pin' },
  { keys: 'P', act: 'unpin' },
  { keys: 'Delete', act: 'delete' }
] as const satisfies readonly MessageKey[]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Whether everything that can be done with the message is asked for. */
export function asksForAll({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** What these keys do with a message for which only `acts` are allowed. */
export function actFor(event: Pressed, acts: readonly Act[]): Act | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const typed = event.key === '+' ? 'plus' : event.key.toLowerCase()
  // Only a keyboard for another script lacks the Latin letters.
  const isForeign = (event.key.codePointAt(0) ?? 0) > 0x24f
  return (
    messageKeys.find(
      ({ keys, act }) =>
        acts.includes(act) && (typed === keys.toLowerCase() || (isForeign && event.code === `Key${keys}`))
    )?.act ?? null
  )
}
