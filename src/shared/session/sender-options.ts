import type { LogEvent, Position } from '../log/event.ts'
import type { Draft } from './contract.ts'
import type { OutboxTurn, SessionDeps } from './deps.ts'
import type { Signer, Unsent } from './signer.ts'

/** What the session around knows of its rooms. */
export interface SenderContext {
  /** The event that creates the room, if it is created with its first message and is not there yet. */
  opening: (room: string) => Omit<Unsent, 'at'> | null
  /** Whether the host does not know, for a moment, that this device is in the room. */
  isMissing: (room: string) => boolean
  /** Passes on what the room's log holds by now; {@link Sender.keep} removes what has arrived. False when the connection is lost. */
  catchUp: (room: string) => Promise<boolean>
  /** Never rejects. Afterwards what is signed again has the time of the host as it is now. */
  compareClocks: () => Promise<void>
}

export interface SenderOptions extends SenderContext {
  deps: Pick<SessionDeps, 'clock' | 'onError'>
  signer: Signer
  turn: Pick<OutboxTurn, 'isMine'>
  /** An unstored draft is not sent. */
  store: (draft: Draft, event: LogEvent) => void
  /**
   * Stores the event, so that a host that loses it gets it back.
   *
   * @param origin where the host has placed it; absent: it is about to be sent, and if the connection is lost before the answer, the
   *   next one writes another event in its place
   */
  keep: (id: string, event: LogEvent, origin?: Position) => void
  /** The host has refused what was kept before it was sent. */
  forget: (id: string) => void
  /** The host never got it, and its author has withdrawn it. */
  drop: (ticket: string) => void
}
