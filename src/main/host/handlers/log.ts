import type { LogEvent, Placed } from '#shared/log/event.ts'
import { introduces, isStateKind } from '#shared/log/kinds.ts'
import { seesRoom } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import { searchTerms } from '#shared/text/search-words.ts'
import type { Answer, Payload } from '#shared/protocol/requests.ts'
import { wrongSignaturePenaltyMs } from '../log/pending-event.ts'
import type { Handlers } from './bind.ts'
import type { Requester } from '../limits/fair-queue.ts'
import type { Caller } from '../sockets/caller.ts'
import { isInRoom, type HostContext } from '../context.ts'

/** Small enough for a member on a slow network to get a page before its time-out. */
const maxPageChars = 128 * 1024
/** Each goes to all members. */
const changeWeight = 10

type LogRequests = `log:${'read' | 'locate' | 'search' | 'compare' | 'adopt' | 'bring'}`

export function logHandlers(context: HostContext): Pick<Handlers, LogRequests> {
  return {
    'log:read': (caller, payload) => {
      if ((payload.after === undefined) === (payload.before === undefined))
        throw new Refused('invalid', 'either after or before')
      return caller.answerInTurn(() => {
        // It may have left while it waited.
        if (!isInRoom(context, caller.device, payload.room)) throw new Refused('not-in-room')
        return pageOf(context, payload)
      })
    },

    'log:compare': (caller, payload) => {
      context.ownWait.compared(caller)
      return caller.answerInTurn(() => {
        const answer = compare(context, caller.device, payload)
        if (payload.points.some(({ seq }) => seq > answer.seq)) context.healing.extend()
        return answer
      })
    },

    'log:adopt': (caller, end) => {
      const { device, requester } = caller
      mustSayWhoIsGuest(end.placed, caller)
      context.allowances.merge(requester, weightOf(end.placed, device))
      return caller.mergeInTurn(async () => {
        const { taken, forged } = await context.merger.adopt(end)
        addPenalty(context, requester, forged)
        if (taken) context.ownWait.compared(caller)
        return { taken }
      })
    },

    'log:bring': (caller, { events }) => {
      const { device, requester } = caller
      mustSayWhoIsGuest(events, caller)
      context.allowances.merge(requester, weightOf(events, device))
      return caller.mergeInTurn(async () => {
        const { placed, refused, forged } = await context.merger.bring(events, device)
        if (placed.length > 0) context.ownWait.compared(caller)
        else if (events.length === 0) context.ownWait.level(caller)
        addPenalty(context, requester, forged)
        return { placed, refused }
      })
    },

    'log:locate': (_caller, { room, message, at }) => {
      if (message !== undefined && at === undefined) return { located: context.log.locate(room, { message }) }
      if (at !== undefined && message === undefined) return { located: context.log.locate(room, { at }) }
      throw new Refused('invalid', 'either message or at')
    },

    'log:search': (caller, search) => {
      if (!saysAnything(search)) throw new Refused('invalid', 'text: nothing to look for')
      const rooms = [...context.space.rooms.values()].filter(({ members }) => members.has(caller.device))
      const ids = rooms.map(({ id }) => id)
      return context.search(caller.requester, search, ids)
    }
  }
}

function addPenalty({ allowances }: HostContext, requester: Requester, forged: number): void {
  if (forged > 0) allowances.addPenalty(requester, forged * wrongSignaturePenaltyMs)
}

/** Digests say nothing to a caller that does not have the events; the length of a room that it may not see would. */
function compare(
  { space, log, writer, claim }: HostContext,
  device: string,
  { room, points }: Payload<'log:compare'>
): Answer<'log:compare'> {
  const equal = points.filter(({ seq, digest }) => log.digest(room, seq) === digest)
  const seq = Math.max(0, ...equal.map((point) => point.seq))
  const state = space.rooms.get(room)
  const isSeen = room === space.id || (state !== undefined && seesRoom(state, device))
  const length = isSeen ? (writer.head(room)?.seq ?? 0) : seq
  return { seq, length, earlier: Math.min(length, writer.earlier(room, claim.current.epoch)) }
}

/** A guest holds no introductions but its own, and could make another one only for this. @throws Refused */
function mustSayWhoIsGuest(events: readonly { event: LogEvent }[], { device, guest }: Caller): void {
  const isWrong = events.some(
    ({ event: { author, kind, body } }) =>
      introduces(kind) && (guest || author === device) && body['guest'] !== guest
  )
  if (isWrong) throw new Refused('invalid', 'a guest says so, and nobody else does')
}

/** What the caller could have made only for this counts like a change that it writes. */
function weightOf(events: readonly { event: LogEvent }[], caller: string): number {
  const changes = events.filter(({ event: { author, kind } }) => author === caller && isStateKind(kind))
  return events.length + changes.length * (changeWeight - 1)
}

function saysAnything({ text, from, room, before, after }: Payload<'log:search'>): boolean {
  if (text.trim() !== '') return searchTerms(text).length > 0
  return [from, room, before, after].some((part) => part !== undefined)
}

function pageOf(context: HostContext, payload: Payload<'log:read'>): Answer<'log:read'> {
  const { room, after } = payload
  const placed = eventsIn(context, payload)
  const head = context.writer.head(room)
  const first = placed[0]?.position.seq ?? (after === undefined ? 1 : Math.min(after, head?.seq ?? 0) + 1)
  return { placed, head, base: context.log.digest(room, first - 1) ?? null }
}

function eventsIn(
  { log, space }: HostContext,
  { room, after, before, limit }: Payload<'log:read'>
): Placed[] {
  if (after !== undefined) return cut(log.readAfter(space.id, room, after, limit))
  return cut(log.readBefore(space.id, room, before ?? 0, limit).reverse()).reverse()
}

function cut(placed: Placed[]): Placed[] {
  let size = 0
  const end = placed.findIndex(({ event }) => (size += JSON.stringify(event.body).length) > maxPageChars)
  return end === -1 ? placed : placed.slice(0, Math.max(1, end))
}
