import type { App } from '../state/app.svelte.ts'
import type { Key } from '../words/words.ts'

/** Something that can be done from anywhere: by its keys, from the quick switcher, by a slash in the composer. */
export interface Command {
  readonly id: string
  /** What it is called, to people. */
  readonly label: Key
  /** `Mod` is Command on a Mac and Control elsewhere; the rest as in KeyboardEvent.key, joined by `+`. */
  readonly keys?: string
  /** Whether it makes sense now; always when it is absent. */
  readonly can?: (app: App) => boolean
  readonly run: (app: App) => void
}
