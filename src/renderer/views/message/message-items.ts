import type { ActiveMessage, MessageAction } from '../../state/timeline/message-actions.svelte.ts'
import type { MessageRow } from '../../state/timeline/rows.ts'
import type { Words } from '../../words/words.ts'
import type { MenuItem } from '../ui/menu-item.ts'
import { actionIcons } from './action-icons.ts'

export interface MessageMenuItem extends MenuItem {
  action: MessageAction
}

/** What can be done with a message, wherever it is offered. @param react chooses an emoji */
export function messageItems<Anchor>(
  activeMessage: ActiveMessage<Anchor>,
  row: MessageRow,
  t: Words['t'],
  react: () => void
): MessageMenuItem[] {
  return activeMessage.actionsFor(row).map((action) => ({
    action,
    label: t(`message.act.${action}`),
    icon: actionIcons[action],
    danger: action === 'delete' || action === 'remove',
    act: () => {
      if (action === 'react') react()
      else activeMessage.act(action, row)
    }
  }))
}
