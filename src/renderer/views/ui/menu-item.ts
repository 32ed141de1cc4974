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
  act: () => void
}

export function menuItems(commands: readonly Command[], app: App, t: Words['t']): MenuItem[] {
  return commands
    .filter((command) => can(command, app))
    .flatMap((command) => {
      const { label, icon } = { ...command, ...command.inMenu?.(app) }
      const act = (): void => {
        command.run(app)
      }
      return icon ? [{ label: t(label), icon, danger: command.danger === true, act }] : []
    })
}
