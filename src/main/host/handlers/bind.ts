/** The trust boundary: checks each payload and what the caller must be, runs the handler, and always answers. */
import type { Socket } from 'socket.io'
import { checkRequest, replyWith, type OnError } from '#shared/values/answer.ts'
import { Refused, type Reply } from '#shared/values/reply.ts'
import {
  requestNames,
  requests,
  type Answer,
  type Payload,
  type RequestName
} from '#shared/protocol/requests.ts'
import type { Allowances } from '../limits/allowances.ts'
import type { SentEvent } from '../sockets/sending-order.ts'
import type { Caller } from '../sockets/caller.ts'
import type { Requester } from '../limits/fair-queue.ts'
import type { HostTime } from '../time.ts'

export type Handler<N extends RequestName> = (
  caller: Caller,
  payload: Payload<N>
) => Answer<N> | Promise<Answer<N>>

export type Handlers = { [N in RequestName]: Handler<N> }

export interface BindDeps {
  handlers: Handlers
  isInRoom: (device: string, room: string) => boolean
  onError: OnError
  allowances: Allowances
  time: Pick<HostTime, 'cpuMs'>
}

export function bind(socket: Pick<Socket, 'on' | 'onAny'>, caller: Caller, binding: BindDeps): void {
  for (const name of requestNames) {
    socket.on(name, (payload: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return // without an acknowledgement it is not a request
      const { requester } = caller
      void run(name, caller, payload, binding).then((reply) => {
        const send = (): void => {
          ;(answer as (reply: Reply<object>) => void)(reply)
        }
        if (reply.ok) chargeCpu(requester, binding, send)
        else send()
      })
    })
  }
  socket.onAny((name: string, ...args: unknown[]) => {
    const answer = args.at(-1)
    if (Object.hasOwn(requests, name) || typeof answer !== 'function') return
    void run(name, caller, args[0], binding).then(answer as (reply: Reply<object>) => void)
  })
}

function run(name: string, caller: Caller, payload: unknown, binding: BindDeps): Promise<Reply<object>> {
  const { allowances, onError } = binding
  return replyWith(() => {
    try {
      allowances.request(caller.requester)
    } catch (refused) {
      caller.order.refused(eventIn(payload), 0, refused)
      throw refused
    }
    return chargeCpu(caller.requester, binding, () => handle(name, caller, payload, binding))
  }, onError)
}

/** Of an unchecked payload; without one, one that nothing is behind. */
function eventIn(payload: unknown): SentEvent {
  const { event } = Object(payload) as { event?: unknown }
  const { aseq } = Object(event) as { aseq?: unknown }
  return { aseq: typeof aseq === 'number' ? aseq : Infinity, id: null }
}

/** Includes sending, which for large answers takes longer than finding them. */
function chargeCpu<T>(requester: Requester, { allowances, time }: BindDeps, work: () => T): T {
  const before = time.cpuMs()
  try {
    return work()
  } finally {
    allowances.worked(requester, time.cpuMs() - before)
  }
}

/** @throws Refused when the payload is malformed or the caller may not ask this */
function handle(
  requested: string,
  caller: Caller,
  payload: unknown,
  { handlers, isInRoom }: BindDeps
): object | Promise<object> {
  const request = checkRequest(requests, requested, payload)
  const { name } = request
  const checked = request.payload as object & { room?: string }
  const { needs } = requests[name]
  const device = needs === 'connected' ? null : caller.device
  if (needs === 'in-room' && !isInRoom(device ?? '', checked.room ?? '')) {
    throw new Refused('not-in-room')
  }
  return handlers[name](caller, checked as never)
}
