/** All commands. The keyboard, the quick switcher, the help and the composer read this table. */
import type { RoomView } from '#shared/session/contract.ts'
import { isTextField, pressed, takesArrows, writes, type Pressed } from '../behaviour/keys.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { OfferedCommand } from '../state/switcher/entries.ts'
import type { Words } from '../words/words.ts'
import { appCommands } from './app.ts'
import { keysOf, type Command } from './command.ts'
import { goCommands } from './go.ts'
import { roomCommands } from './room.ts'
import { spaceCommands } from './space.ts'

export const commands: readonly Command[] = [...goCommands, ...spaceCommands, ...roomCommands, ...appCommands]

export function can(command: Command, app: App, room?: RoomView): boolean {
  return command.can?.(app, room) ?? true
}

export function offeredCommands(app: App, { t }: Words): OfferedCommand[] {
  return commands
    .filter((command) => command.unlisted !== true && can(command, app))
    .map((command) => ({
      id: command.id,
      label: t(command.label),
      keys: keysOf(command, app),
      run: () => {
        command.run(app)
      }
    }))
}

type Press = Pressed & Pick<KeyboardEvent, 'target' | 'defaultPrevented'>

/** Null when the keys are unassigned here, or belong to the focused control. */
export function callFor(event: Press, app: App): (() => void) | null {
  if (event.defaultPrevented) return null
  for (const command of commands) {
    const keys = keysOf(command, app).find((one) => pressed(one, event))
    if (keys === undefined) continue
    return belongsToFocus(keys, event) || !can(command, app) || isCovered(command, app)
      ? null
      : () => {
          if (command.toggle) command.toggle(app)
          else command.run(app, keys)
        }
  }
  return null
}

function belongsToFocus(keys: string, { target }: Press): boolean {
  return (writes(keys) && isTextField(target)) || (keys.includes('Arrow') && takesArrows(target))
}

/** A dialog blocks all commands except those that may open everywhere. */
function isCovered({ everywhere }: Command, { layout }: App): boolean {
  return layout.dialog !== null && everywhere !== true
}
