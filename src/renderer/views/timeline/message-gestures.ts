import { contextMenu, type MenuAnchor } from '../../behaviour/context-menu.ts'
import { keyOf, rowPointer } from '../../behaviour/row-pointer.ts'
import { swipe } from '../../behaviour/swipe.ts'
import type { ActiveMessage } from '../../state/timeline/message-actions.svelte.ts'
import type { MessageRow } from '../../state/timeline/rows.ts'
import type { ScrollState } from '../../state/timeline/scroll.svelte.ts'

interface MessageGestures {
  points: ReturnType<typeof rowPointer>
  menus: ReturnType<typeof contextMenu>
  swipes: ReturnType<typeof swipe>
}

/** Attachments for the list: what a mouse and a finger do with the message under them. */
export function messageGestures(
  reader: Pick<ScrollState, 'messageAt'>,
  activeMessage: ActiveMessage<MenuAnchor>
): MessageGestures {
  function openByTouch(key: string, target: EventTarget | null): void {
    const row = reader.messageAt(key)
    if (!row) return
    if (target instanceof Element && target.closest('[data-reaction]')) activeMessage.showReactions(row)
    else activeMessage.openSheet(row)
  }
  const points = rowPointer({
    at: (key) => activeMessage.hover(key),
    leave: (key) => activeMessage.endHover(key),
    open: openByTouch
  })

  const menus = contextMenu(({ key, by, target, anchor }) => {
    const row = reader.messageAt(key)
    if (!row) return false
    if (by !== 'touch') return activeMessage.openMenu(row, anchor)
    openByTouch(key, target)
    return true
  })

  const messageUnder = (target: EventTarget | null): MessageRow | null =>
    reader.messageAt(keyOf(target) ?? '')
  const swipes = swipe({
    rowAt: (target) => {
      const row = messageUnder(target)
      const canReply = row !== null && activeMessage.actionsFor(row).includes('reply')
      return canReply ? (target as Element).closest<HTMLElement>('[data-key]') : null
    },
    onswipe: (element) => {
      const row = messageUnder(element)
      if (row) activeMessage.act('reply', row)
    }
  })
  return { points, menus, swipes }
}
