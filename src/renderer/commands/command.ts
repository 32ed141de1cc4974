import type { Component } from 'svelte'
import type { RoomView } from '#shared/session/contract.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { PlainKey } from '../words/words.ts'

export const commandGroups = ['go', 'room', 'app'] as const
export type Group = (typeof commandGroups)[number]

export type Icon = Component<{ class?: string; 'aria-hidden'?: 'true' }>

/** Called by its keys, from the quick switcher, or by a slash in the composer. */
export interface Command {
  readonly id: string
  readonly group: Group
  readonly label: PlainKey
  readonly icon?: Icon
  /** Its label in a menu, where that depends on the state. */
  readonly inMenu?: (app: App, room?: RoomView) => { readonly label: PlainKey; readonly icon: Icon }
  readonly danger?: true
  /** The first is shown in menus. Notation: behaviour/keys.ts. */
  readonly keys?: readonly string[]
  /** Keys that browsers reserve: they work only in an app window. */
  readonly ownKeys?: readonly string[]
  readonly unlisted?: true
  /** Also while a dialog is open, which it replaces. */
  readonly everywhere?: true
  readonly slash?: string
  /** Whether it is available now; absent: always. @param room absent: the one that is open */
  readonly can?: (app: App, room?: RoomView) => boolean
  /**
   * @param keys that called it; absent when it was chosen from a menu, the quick switcher or by a slash
   * @param room absent: the one that is open
   */
  readonly run: (app: App, keys?: string, room?: RoomView) => void
  /** Instead of `run` by its keys and by a button that shows the state; from a menu it only opens. */
  readonly toggle?: (app: App) => void
}

/** The keys to show for a command on this platform. */
export function keysOf({ keys = [], ownKeys = [] }: Command, app: App): readonly string[] {
  // Only a window of our own hands links to the system.
  return app.platform.openLink === null ? keys : [...ownKeys, ...keys]
}
