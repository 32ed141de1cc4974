import type { Component } from 'svelte'
import type { App } from '../state/app/app.svelte.ts'
import type { PlainKey } from '../words/words.ts'

/** What commands are about, in the order that the help shows them. */
export const commandGroups = ['go', 'room', 'app'] as const
export type Group = (typeof commandGroups)[number]

export type Icon = Component<{ size?: number; class?: string; 'aria-hidden'?: 'true' }>

/** Something that can be done from anywhere: by its keys, from the quick switcher, by a slash in the composer. */
export interface Command {
  readonly id: string
  readonly group: Group
  /** What it is called, to people. */
  readonly label: PlainKey
  /** In menus and lists of actions. */
  readonly icon?: Icon
  /** What it is called in a menu, where that depends on what is so now. */
  readonly inMenu?: (app: App) => { readonly label: PlainKey; readonly icon: Icon }
  /** What it does cannot be taken back. */
  readonly danger?: true
  /** Each calls it; the first is the one to learn. How they are written: behaviour/keys.ts. */
  readonly keys?: readonly string[]
  /** Keys that a browser needs for itself: they work in a window of our own alone. */
  readonly ownKeys?: readonly string[]
  /** Not something that one would look for by its name. */
  readonly unlisted?: true
  /** Also while a dialog is open, whose place it takes. */
  readonly everywhere?: true
  /** What it is called after a slash in the composer. */
  readonly slash?: string
  /** Whether it makes sense now; always when it is absent. */
  readonly can?: (app: App) => boolean
  /** @param keys that called it; absent when it was chosen from a menu, the quick switcher or by a slash */
  readonly run: (app: App, keys?: string) => void
}

/** The keys that call a command here, the one to learn first. */
export function keysOf({ keys = [], ownKeys = [] }: Command, app: App): readonly string[] {
  // Only a window of our own hands links to the system.
  return app.platform.openLink === null ? keys : [...ownKeys, ...keys]
}
