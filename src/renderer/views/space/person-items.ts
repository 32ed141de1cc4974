import { personCommands } from '../../commands/person.ts'
import type { App } from '../../state/app/app.svelte.ts'
import type { Person } from '../../state/space/people.svelte.ts'
import type { Words } from '../../words/words.ts'
import type { MenuItem } from '../ui/menu-item.ts'

/** The menu of a person, wherever it is opened. */
export function personItems(app: App, t: Words['t'], person: Person): MenuItem[] {
  return personCommands
    .filter((command) => command.can(app, person))
    .map((command) => ({
      label: command.label(t, person),
      icon: command.icon,
      danger: command.danger === true,
      act: () => {
        command.run(app, person)
      }
    }))
}
