import Copy from '@lucide/svelte/icons/copy'
import Link from '@lucide/svelte/icons/link'
import Pencil from '@lucide/svelte/icons/pencil'
import Pin from '@lucide/svelte/icons/pin'
import PinOff from '@lucide/svelte/icons/pin-off'
import Users from '@lucide/svelte/icons/users'
import Reply from '@lucide/svelte/icons/reply'
import SmilePlus from '@lucide/svelte/icons/smile-plus'
import Trash from '@lucide/svelte/icons/trash-2'
import type { MessageAction } from '../../state/timeline/message-actions.svelte.ts'
import type { MenuItem } from '../ui/menu-item.ts'

export const actionIcons: Record<MessageAction, MenuItem['icon']> = {
  reply: Reply,
  react: SmilePlus,
  edit: Pencil,
  pin: Pin,
  unpin: PinOff,
  copy: Copy,
  link: Link,
  reactions: Users,
  delete: Trash,
  remove: Trash
}
