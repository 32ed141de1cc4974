import type { Code } from '../../values/reply.ts'
import { hasBeenInside } from '../membership.ts'
import { seesRoom, type RoomState } from '../space-state.ts'
import type { EventWith, LastingContext, RuleContext } from './kind.ts'

type Rule<B, C> = (event: EventWith<B>, context: C) => Code | null

export function inSeenRoom<B>(rule: Rule<B, RuleContext & { room: RoomState }>): Rule<B, RuleContext> {
  return (event, context) => {
    const room = context.space.rooms.get(event.room)
    return room && seesRoom(room, event.author) ? rule(event, { ...context, room }) : 'not-found'
  }
}

export function insideRoom<B>(rule: Rule<B, RuleContext & { room: RoomState }>): Rule<B, RuleContext> {
  return inSeenRoom((event, context) =>
    context.room.members.has(event.author) ? rule(event, context) : 'not-in-room'
  )
}

/** An archived room is read-only. */
export function inActiveRoom<B>(rule: Rule<B, RuleContext & { room: RoomState }>): Rule<B, RuleContext> {
  return insideRoom((event, context) => (context.room.archived ? 'archived' : rule(event, context)))
}

export function aboutMessage(id: string, event: EventWith<unknown>, { find }: RuleContext): Code | null {
  const target = find(id)
  return target?.room === event.room && target.kind === 'message.posted' ? null : 'not-found'
}

export function aboutOwnMessage(id: string, event: EventWith<unknown>, context: RuleContext): Code | null {
  const refusal = aboutMessage(id, event, context)
  return refusal ?? (context.find(id)?.author === event.author ? null : 'forbidden')
}

/** For lasting rules: in a room that the author may see, or in which it was once. */
export function inRoomSeenOnce<B>(
  rule: (event: EventWith<B>, room: RoomState, context: LastingContext) => Code | null
): Rule<B, LastingContext> {
  return (event, context) => {
    const room = context.space.rooms.get(event.room)
    const isSeen = room && (seesRoom(room, event.author) || hasBeenInside(room, event.author))
    return isSeen ? rule(event, room, context) : 'not-found'
  }
}

export function onceInside<B>(
  rule: (event: EventWith<B>, room: RoomState, context: LastingContext) => Code | null = () => null
): Rule<B, LastingContext> {
  return inRoomSeenOnce((event, room, context) =>
    hasBeenInside(room, event.author) ? rule(event, room, context) : 'not-in-room'
  )
}
