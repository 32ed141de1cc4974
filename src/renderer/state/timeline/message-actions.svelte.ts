import type { MessageRow } from './rows.ts'

/** What a person can do with one message. */
export type MessageAction = 'answer' | 'react' | 'edit' | 'pin' | 'unpin' | 'copy' | 'delete'

/** Only what is allowed: nothing can be said about a message that the host does not have, or that is gone. */
export function actionsFor(row: Pick<MessageRow, 'id' | 'deleted' | 'mine' | 'pinned'>): MessageAction[] {
  if (row.deleted) return []
  if (row.id === null) return ['copy']
  const pin = row.pinned ? 'unpin' : 'pin'
  return row.mine ? ['react', 'answer', 'edit', 'copy', pin, 'delete'] : ['react', 'answer', 'copy', pin]
}

/** The ones that need no searching. */
export const quickReactions = ['👍', '❤️', '😂', '🎉', '😮', '😢'] as const

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

export interface ActiveMessageDeps {
  /** Does everything but opening what is open here. */
  act: (act: Exclude<MessageAction, 'react'>, row: MessageRow) => void
  react: (row: MessageRow, emoji: string) => void
}

/** Which message a person points at, and what is open for it. */
export class ActiveMessage {
  #key = $state<string | null>(null)
  #sheet = $state.raw<MessageRow | null>(null)
  #reacting = $state.raw<{ row: MessageRow; anchor: HTMLElement } | null>(null)
  readonly #deps: ActiveMessageDeps

  constructor(deps: ActiveMessageDeps) {
    this.#deps = deps
  }

  /** The message whose tools are shown. */
  get key(): string | null {
    return this.#reacting?.row.key ?? this.#key
  }

  /** The message whose sheet is open. */
  get sheet(): MessageRow | null {
    return this.#sheet
  }

  /** The message that a reaction is being chosen for, and where the choice is shown. */
  get reacting(): { readonly row: MessageRow; readonly anchor: HTMLElement } | null {
    return this.#reacting
  }

  at(key: string): void {
    this.#key = key
  }

  leave(key: string): void {
    if (this.#key === key) this.#key = null
  }

  /** Everything that can be done with the message, if there is anything. */
  openSheet(row: MessageRow): void {
    if (actionsFor(row).length > 0) this.#sheet = row
  }

  /** A key was pressed while the message had the focus. @returns whether that means something */
  press(row: MessageRow, event: KeyboardEvent): boolean {
    const act = actionForKey(event, actionsFor(row))
    if (act === 'react') this.chooseReaction(row, event.target as HTMLElement)
    else if (act !== null) this.act(act, row)
    else if (opensMenu(event)) this.openSheet(row)
    else return false
    return true
  }

  chooseReaction(row: MessageRow, anchor: HTMLElement): void {
    this.#reacting = { row, anchor }
  }

  close(): void {
    this.#sheet = null
    this.#reacting = null
  }

  act(act: Exclude<MessageAction, 'react'>, row: MessageRow): void {
    this.close()
    this.#deps.act(act, row)
  }

  react(row: MessageRow, emoji: string): void {
    this.close()
    this.#deps.react(row, emoji)
  }
}
