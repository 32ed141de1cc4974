/** Every command there is. The keyboard, the quick switcher, the help and the composer read this one table. */
import type { App } from '../state/app.svelte.ts'
import type { Command } from './command.ts'
import { pressed } from './keys.ts'

export const commands: readonly Command[] = [
  {
    id: 'search',
    label: 'find.title',
    keys: 'Mod+F',
    can: (app) => app.space !== null,
    run: (app) => {
      app.layout.open('search')
    }
  }
]

/** The command that these keys call now. */
export function commandFor(event: KeyboardEvent, app: App): Command | null {
  return (
    commands.find(({ keys, can }) => keys !== undefined && pressed(keys, event) && (can?.(app) ?? true)) ??
    null
  )
}
