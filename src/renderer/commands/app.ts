import { stepRegion } from '../behaviour/regions.ts'
import type { Command } from './command.ts'
import { closeSpace, stopHosting } from './space.ts'

export const settings: Command = {
  id: 'settings',
  group: 'app',
  label: 'settings.title',
  keys: ['Mod+,'],
  everywhere: true,
  run: ({ layout }) => {
    layout.openDialog({ about: 'settings' })
  }
}

export const sidebar: Command = {
  id: 'sidebar',
  group: 'app',
  label: 'command.sidebar',
  keys: ['Mod+B'],
  can: ({ space }) => space !== null,
  run: ({ layout }) => {
    layout.toggleSidebar()
  }
}

export const startSpace: Command = {
  id: 'start-space',
  group: 'app',
  label: 'home.start',
  can: ({ space, device }) => space === null && device !== null,
  run: ({ layout }) => {
    layout.openDialog({ about: 'start' })
  }
}

export const joinByAddress: Command = {
  id: 'join-by-address',
  group: 'app',
  label: 'home.address.title',
  can: ({ space, device }) => space === null && device !== null,
  run: ({ layout }) => {
    layout.openDialog({ about: 'address' })
  }
}

export const appCommands: readonly Command[] = [
  {
    id: 'shortcuts',
    group: 'app',
    label: 'command.shortcuts',
    keys: ['?', 'Mod+/'],
    everywhere: true,
    slash: 'help',
    run: ({ layout }) => {
      layout.openDialog({ about: 'shortcuts' })
    }
  },
  settings,
  startSpace,
  joinByAddress,
  stopHosting,
  closeSpace,
  {
    id: 'close',
    group: 'app',
    label: 'command.close',
    keys: ['Escape'],
    unlisted: true,
    can: ({ space }) => space !== null,
    run: ({ layout, space }) => {
      if (layout.panel === null) space?.timeline?.jumpToNewest()
      else layout.closePanel()
    }
  },
  sidebar,
  region('region-after', 'command.region.after', 'F6', 1),
  region('region-before', 'command.region.before', 'Shift+F6', -1)
]

function region(id: string, label: Command['label'], keys: string, by: 1 | -1): Command {
  return {
    id,
    group: 'app',
    label,
    keys: [keys],
    unlisted: true,
    run: () => {
      stepRegion(document, by)
    }
  }
}
