import type { MenuAnchor } from '../../behaviour/context-menu.ts'
import { createContext } from 'svelte'
import type { RoomView } from '#shared/session/contract.ts'
import type { ExpandedMessages } from '../../state/timeline/expanded.svelte.ts'
import type { ActiveMessage } from '../../state/timeline/message-actions.svelte.ts'

export interface TimelineContext {
  readonly room: RoomView
  readonly activeMessage: ActiveMessage<MenuAnchor>
  readonly expanded: ExpandedMessages
}

export const [getTimeline, setTimeline] = createContext<TimelineContext>()
