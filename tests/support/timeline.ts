/** The timeline of a room, over a scripted session. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Placed } from '#shared/log/event.ts'
import { sessionClient } from '../../src/renderer/state/app/session-client.ts'
import { Timeline } from '../../src/renderer/state/timeline/timeline.svelte.ts'
import { ids, locatesIn, messages, mina, readsFrom, ScriptedBridge, ScriptedClock } from './interface.ts'

export interface TimelineRoom {
  bridge: ScriptedBridge
  clock: ScriptedClock
  /** May be changed, as by others. */
  log: Placed[]
  timeline: Timeline
}

/** A room whose log has `newest` messages by Ravi, which Mina has not opened yet. @param unread of them not seen */
export function timelineOf(newest: number, unread = 0): TimelineRoom {
  const [bridge, clock, log] = [new ScriptedBridge(), new ScriptedClock(), messages(1, newest)]
  bridge.answers['log:read'] = readsFrom(log)
  bridge.answers['log:locate'] = locatesIn(log)
  const session = sessionClient(bridge.space, ids.space)
  const timeline = new Timeline({
    session,
    clock,
    hash: sha256,
    room: ids.lobby,
    me: mina,
    unread: () => unread
  })
  return { bridge, clock, log, timeline }
}
