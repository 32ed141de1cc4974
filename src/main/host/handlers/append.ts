import { eventId, type Position } from '#shared/log/event.ts'
import { isKind, isStateKind } from '#shared/log/kinds.ts'
import { Refused } from '#shared/values/reply.ts'
import {
  appendRequests,
  requestFor,
  type AppendRequest,
  type EventRequest,
  type Payload
} from '#shared/protocol/requests.ts'
import type { Handler, Handlers } from './bind.ts'
import type { Caller } from '../sockets/caller.ts'
import type { HostContext } from '../context.ts'
import { outOfOrder } from '../log/pending-event.ts'

type PlainRequest = Exclude<AppendRequest, 'event:append'>

const plainRequests = appendRequests.filter((name): name is PlainRequest => name !== 'event:append')

export function appendHandlers(context: HostContext): Pick<Handlers, PlainRequest> {
  const handlers = plainRequests.map((name) => {
    const handler: Handler<PlainRequest> = async (caller, sent) => ({
      position: await append(context, caller, name, sent)
    })
    return [name, handler] as const
  })
  return Object.fromEntries(handlers) as Pick<Handlers, PlainRequest>
}

export async function append(
  context: HostContext,
  caller: Caller,
  name: EventRequest,
  { event, skips }: Payload<EventRequest>
): Promise<Position> {
  const { kind } = event
  if (!isKind(kind) || requestFor(kind) !== name) {
    throw new Refused('invalid', `${name} does not carry ${kind}`)
  }
  if (event.space !== context.space.id) throw new Refused('invalid', 'an event of another space')
  if (event.author !== caller.device) throw new Refused('forbidden', 'an event of another author')
  if (skips) {
    caller.order.skip()
    context.writer.declare(caller.device, { aseq: event.aseq - 1, prev: event.prev })
  }
  try {
    caller.order.mustFollow(event, context.log)
    if (isStateKind(kind)) context.allowances.change(caller.requester)
    else context.allowances.message(caller.requester, JSON.stringify(event.body).length)
    if (caller.device === context.device) await mayUseNumber(context, event.aseq)
    return await context.writer.append(event, caller.key, caller.requester, caller.order)
  } catch (refused) {
    const id = eventId(event, context.hash)
    caller.order.refused({ aseq: event.aseq, id }, context.writer.chain(caller.device).aseq, refused)
    throw refused
  }
}

/** This device, which hosts, does not know itself which of its numbers others know. @throws Refused */
async function mayUseNumber({ device, ownWait, log, writer }: HostContext, aseq: number): Promise<void> {
  await ownWait.over()
  const { lost } = ownWait
  if (aseq > lost.aseq || log.idOf(device, aseq) !== null) return
  writer.declare(device, lost)
  throw outOfOrder(writer.chain(device))
}
