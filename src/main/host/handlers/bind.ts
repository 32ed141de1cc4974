/**
 * The trust boundary. For every row of the contract: check the payload, check what the caller must be, run the
 * handler, and always answer. Handlers never see bad input and never touch the acknowledgement.
 */
import type { Socket } from 'socket.io'
import { check } from '#shared/values/check.ts'
import { Refused, type Refusal, type Reply } from '#shared/values/reply.ts'
import {
  requestNames,
  requests,
  type Answer,
  type Payload,
  type RequestName
} from '#shared/protocol/requests.ts'
import type { Allowances } from '../limits/allowances.ts'
import type { Caller } from '../sockets/caller.ts'
import type { Who } from '../limits/fair-queue.ts'
import type { Time } from '../time.ts'

export type Handler<N extends RequestName> = (
  caller: Caller,
  payload: Payload<N>
) => Answer<N> | Promise<Answer<N>>

export type Handlers = { [N in RequestName]: Handler<N> }

export interface Binding {
  handlers: Handlers
  /** Whether the device is in the room, or the room is the space's own log. */
  isInRoom: (device: string, room: string) => boolean
  /** A handler failed in a way nobody foresaw. */
  onFault: (fault: unknown) => void
  allowances: Allowances
  time: Pick<Time, 'worked'>
}

export function bind(socket: Pick<Socket, 'on' | 'onAny'>, caller: Caller, binding: Binding): void {
  for (const name of requestNames) {
    socket.on(name, (payload: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return // nobody waits for an answer, so nothing was asked
      const { who } = caller
      void run(name, caller, payload, binding).then((reply) => {
        const send = (): void => {
          ;(answer as (reply: Reply<object>) => void)(reply)
        }
        if (reply.ok) charged(who, binding, send)
        else send() // a few bytes
      })
    })
  }
  socket.onAny((name: string, ...args: unknown[]) => {
    const answer = args.at(-1)
    if (Object.hasOwn(requests, name) || typeof answer !== 'function') return
    ;(answer as (reply: Reply<object>) => void)(unknownRequest(caller, binding))
  })
}

function unknownRequest(caller: Caller, { allowances, onFault }: Binding): Refusal {
  try {
    allowances.request(caller.who)
    throw new Refused('invalid', 'there is no such request')
  } catch (fault) {
    return failed(fault, onFault)
  }
}

async function run<N extends RequestName>(
  name: N,
  caller: Caller,
  payload: unknown,
  binding: Binding
): Promise<Reply<Answer<N>>> {
  const { allowances, onFault } = binding
  const { who } = caller
  try {
    allowances.request(who)
    const answer = charged(who, binding, () => handle(name, caller, payload, binding))
    return { ok: true, ...(await answer) }
  } catch (fault) {
    return failed(fault, onFault)
  }
}

/** Does it, and counts what it takes of the processor: to send a large answer takes more than to find it. */
function charged<T>(who: Who, { allowances, time }: Binding, work: () => T): T {
  const before = time.worked()
  try {
    return work()
  } finally {
    allowances.worked(who, time.worked() - before)
  }
}

function failed(fault: unknown, onFault: Binding['onFault']): Refusal {
  if (!(fault instanceof Refused)) onFault(fault)
  return refuse(fault)
}

/** @throws Refused when the payload is malformed, or the caller is not what it must be */
function handle<N extends RequestName>(
  name: N,
  caller: Caller,
  payload: unknown,
  { handlers, isInRoom }: Binding
): ReturnType<Handler<N>> {
  const checked = check(requests[name].payload, payload, 'payload') as Payload<N>
  const { needs } = requests[name]
  const device = needs === 'connected' ? null : caller.device
  if (needs === 'in-room' && !('room' in checked && isInRoom(device ?? '', checked.room))) {
    throw new Refused('not-in-room')
  }
  return handlers[name](caller, checked)
}

function refuse(fault: unknown): Refusal {
  return fault instanceof Refused ? fault.toReply() : { ok: false, code: 'internal' }
}
