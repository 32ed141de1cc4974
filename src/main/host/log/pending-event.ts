/** Events on their way into the log, and what is checked of each before its turn. */
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
import { Refused, type ChainHead } from '#shared/values/reply.ts'
import { maxWaitingPerDevice, type Requester } from '../limits/fair-queue.ts'
import type { HostTime } from '../time.ts'

/** What checking a signature counts as: measured 0.1 ms on a slow core. */
export const signatureWorkMs = 0.15
/** What a wrong one costs its device besides: no honest device sends one. */
export const wrongSignaturePenaltyMs = 20

export interface PendingEvent {
  requester: Requester
  known: KnownEvent
  event: LogEvent
  /** The author's public key, base64url. */
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
  known: KnownEvent
  changed: readonly RoomState[]
  /** More than one when it was sent again before it was on disk. */
  pending: PendingEvent[]
}

/** What is known of an event without its author's other ones. @throws Refused when it is malformed */
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

/** Whether it could follow once what is on its way before it is written: no more than that wait for one device. */
export function mayFollow({ aseq }: LogEvent, chain: ChainHead): boolean {
  return aseq > chain.aseq && aseq <= chain.aseq + maxWaitingPerDevice
}

export function isSigned({ event, key, header }: PendingEvent, crypto: Crypto): Promise<boolean> {
  return verifyEvent(event, key, crypto, header)
}

/**
 * Those that their authors have signed, checked in parallel; the others are refused.
 * @param onWorked a check took so much of a processor, ms
 */
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

/** Does what a batch asks for, and puts the work down to its authors by the length of their events. */
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
  /** The events of one room that were committed together, after they are on disk. */
  onAppended: (room: string, placed: Placed[]) => void
  /** One event that changed the space, after it is on disk; and the rooms that it changed. */
  onApplied: (event: KnownEvent<StateKind>, changed: readonly RoomState[]) => void
}

/** In the order of the log: a member that left a room gets nothing that was written there afterwards. */
export function notifyInOrder(
  accepted: readonly AcceptedEvent[],
  { onAppended, onApplied }: CommitListeners
): void {
  let together: Placed[] = []
  const push = (): void => {
    for (const [room, placed] of Map.groupBy(together, ({ event }) => event.room)) onAppended(room, placed)
    together = []
  }
  for (const { event, position, known, changed } of accepted) {
    together.push({ event, position })
    if (!isStateEvent(known)) continue
    push()
    onApplied(known, changed)
  }
  push()
}
