import {
  eventId,
  headerBytes,
  verifyEvent,
  type LogEvent,
  type Placed,
  type Position
} from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { checkKnown, isStateEvent, type KnownEvent, type StateKind } from '#shared/log/kinds.ts'
import type { RoomState } from '#shared/log/space-state.ts'
import { Refused, type ChainHead, type Code } from '#shared/values/reply.ts'
import { maxWaitingPerDevice, type Requester } from '../limits/fair-queue.ts'
import type { HostTime } from '../time.ts'
import type { SendingOrder } from '../sockets/sending-order.ts'

/** Measured 0.1 ms on a slow core. */
export const signatureWorkMs = 0.15
/** No honest device sends one. */
export const wrongSignaturePenaltyMs = 20

export interface PendingEvent {
  requester: Requester
  order: SendingOrder
  known: KnownEvent
  event: LogEvent
  key: string
  header: Uint8Array
  id: string
  size: number
  signed: Promise<boolean> | null
  resolve: (position: Position) => void
  reject: (refused: unknown) => void
}

export interface AcceptedEvent extends Placed {
  id: string
  /** Null when its body is gone. */
  known: KnownEvent | null
  changed: readonly RoomState[]
}

/** @throws Refused when it is malformed */
export function readEvent(
  event: LogEvent,
  hash: Crypto['hash']
): Pick<PendingEvent, 'known' | 'event' | 'header' | 'id' | 'size'> {
  const known = checkKnown(event)
  const header = headerBytes(event, hash)
  const size = header.length + JSON.stringify(event.body).length
  return { known, event, header, id: eventId(event, hash, header), size }
}

export function followsChain({ aseq, prev }: LogEvent, chain: ChainHead): boolean {
  return aseq === chain.aseq + 1 && prev === chain.prev
}

export function outOfOrder(chain: ChainHead): Refused {
  return new Refused('out-of-order', 'the event does not follow its author’s last one', chain)
}

/** The removal of a member is told the member's last event, where it lacks that. */
export function refusedBy(code: Code, known: KnownEvent, chain: (author: string) => ChainHead): Refused {
  const isOutdated = code === 'outdated' && known.kind === 'member.removed'
  return new Refused(code, undefined, isOutdated ? chain(known.body.member) : undefined)
}

/** True if it could follow once earlier ones are written: at most that many wait for one device. */
export function mayFollow({ aseq }: LogEvent, chain: ChainHead): boolean {
  return aseq > chain.aseq && aseq <= chain.aseq + maxWaitingPerDevice
}

export function isSigned({ event, key, header }: PendingEvent, crypto: Crypto): Promise<boolean> {
  return verifyEvent(event, key, crypto, header)
}

/** Checks signatures in parallel and refuses the forged ones. @param onWorked gets ms of processor time */
export async function withoutForged(
  batch: readonly PendingEvent[],
  crypto: Crypto,
  onWorked: (requester: Requester, ms: number) => void,
  onWrongSignature: (requester: Requester) => void
): Promise<PendingEvent[]> {
  const checked = await Promise.all(
    batch.map(async (pending) => {
      const { requester, reject } = pending
      const isRight = await (pending.signed ??= isSigned(pending, crypto))
      onWorked(requester, signatureWorkMs)
      if (!isRight) {
        onWrongSignature(requester)
        reject(new Refused('bad-signature'))
      }
      return isRight ? [pending] : []
    })
  )
  return checked.flat()
}

/** Splits the work between the authors by the length of their events. */
export function chargeCpu(
  batch: readonly PendingEvent[],
  { time, onWorked }: { time: Pick<HostTime, 'cpuMs'>; onWorked: (requester: Requester, ms: number) => void },
  work: () => void
): void {
  const before = time.cpuMs()
  work()
  const each = (time.cpuMs() - before) / batch.reduce((sum, { size }) => sum + size, 0)
  for (const { requester, size } of batch) onWorked(requester, each * size)
}

export interface CommitListeners {
  onAppended: (room: string, placed: Placed[]) => void
  onApplied: (event: KnownEvent<StateKind>, changed: readonly RoomState[]) => void
}

/** In log order: a member that left a room gets nothing that was written there afterwards. */
export function notifyInOrder(
  accepted: readonly AcceptedEvent[],
  { onAppended, onApplied }: CommitListeners
): void {
  let together: Placed[] = []
  const push = (): void => {
    for (const [room, placed] of Map.groupBy(together, ({ event }) => event.room)) onAppended(room, placed)
    together = []
  }
  for (const { event, position, origin, known, changed } of accepted) {
    together.push({ event, position, ...(origin ? { origin } : {}) })
    if (!known || !isStateEvent(known)) continue
    push()
    onApplied(known, changed)
  }
  push()
}
