import { actionsFor, type MessageAction } from './message-actions.ts'
import { actionForKey, opensMenu } from './message-keys.ts'
import type { MessageRow } from './rows.ts'

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
