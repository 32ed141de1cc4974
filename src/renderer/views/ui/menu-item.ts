import type { RoomView } from '#shared/session/contract.ts'
import type { Command, Icon } from '../../commands/command.ts'
import { can } from '../../commands/commands.ts'
import type { App } from '../../state/app/app.svelte.ts'
import type { Words } from '../../words/words.ts'

export interface MenuItem {
  label: string
  icon: Icon
  danger?: boolean
  /** Present for a radio item. */
  checked?: boolean
  /** Above it: what it and those after it are about. */
  heading?: string
  /** Unread messages. */
  count?: number
  act: () => void
}

/** @param room absent: the one that is open */
export function menuItems(
  commands: readonly Command[],
  app: App,
  t: Words['t'],
  room?: RoomView
): MenuItem[] {
  return commands
    .filter((command) => can(command, app, room))
    .flatMap((command) => {
      const { label, icon } = { ...command, ...command.inMenu?.(app, room) }
      const act = (): void => {
        command.run(app, undefined, room)
      }
      return icon ? [{ label: t(label), icon, danger: command.danger === true, act }] : []
    })
}
