import { createContext } from 'svelte'
import type { RoomView } from '#shared/session/contract.ts'
import type { Folds } from '../../state/timeline/expanded.svelte.ts'
import type { Pointed } from '../../state/timeline/active-message.svelte.ts'

/** What every row of a timeline shares. */
export interface TimelineContext {
  readonly room: RoomView
  readonly pointed: Pointed
  readonly folds: Folds
}

export const [getTimeline, setTimeline] = createContext<TimelineContext>()
