/**
 * A member's side of a space: keeps a connection to its host, an outbox, a copy of the logs, and tells a
 * window what changed. This file is the table of contents; each part below does one thing.
 */
import { answer } from '../values/answer.ts'
import type { Refused, Reply } from '../values/reply.ts'
import { Reconnection } from './reconnection.ts'
import {
  sessionRequests,
  type SessionAnswer,
  type SessionBroadcast,
  type SessionBroadcastName,
  type SessionPayload,
  type SessionRequestName,
  type SpaceView
} from './contract.ts'
import { Logs } from './logs.ts'
import { Outbox } from './outbox.ts'
import type { SessionDeps } from './deps.ts'
import { handlersOf, type SessionHandlers } from './handlers.ts'
import { Signer } from './signer.ts'
import { Broadcaster } from './broadcaster.ts'
import { View } from './view.ts'

export class Session {
  readonly #parts: SessionDeps
  readonly #tells = new Broadcaster()
  readonly #view: View
  readonly #outbox: Outbox
  readonly #connection: Reconnection
  readonly #handlers: SessionHandlers

  constructor(parts: SessionDeps) {
    this.#parts = parts
    const tells = this.#tells
    const view = new View(parts, tells)
    const signer = new Signer(parts)
    const isTold = (room: string, seq: number): boolean => logs.isTold(room, seq)
    const outbox = new Outbox({ parts, signer, tells, isTold })
    const breach = (refused: Refused): void => {
      this.#connection.breach(refused)
    }
    const logs: Logs = new Logs({ parts, view, tells, outbox, breach })
    this.#connection = new Reconnection({ parts, view, logs, outbox, signer, tells })
    this.#handlers = handlersOf({ parts, view, logs, outbox, connection: this.#connection })
    this.#view = view
    this.#outbox = outbox
  }

  /** Connects, and connects again whenever the connection is lost, until {@link stop}. */
  start(): void {
    this.#connection.start()
  }

  /** Says goodbye to the host. What has not been sent stays in the store. */
  async stop(): Promise<void> {
    await this.#connection.stop()
  }

  /** Tries to connect now, because the host was just seen. */
  nudge(): void {
    this.#connection.nudge()
  }

  /** Tells the others the profile as it is now. */
  introduce(): void {
    this.#connection.introduce()
  }

  get view(): SpaceView {
    return this.#view.current(this.#outbox.drafts)
  }

  /** Never rejects: every failure is a refusal with a code. */
  request<N extends SessionRequestName>(
    name: N,
    payload: SessionPayload<N>
  ): Promise<Reply<SessionAnswer<N>>> {
    return this.answer(name, payload)
  }

  /** The same for what comes unchecked from another process. */
  answer(name: string, payload: unknown): Promise<Reply<object>> {
    return answer(sessionRequests, this.#handlers, name, payload, this.#parts.onError)
  }

  /** @returns a function that stops listening */
  on<N extends SessionBroadcastName>(name: N, listener: (payload: SessionBroadcast<N>) => void): () => void {
    return this.#tells.on(name, listener)
  }

  /** Hears everything, for a listener that passes it on. */
  onAny(listener: (name: SessionBroadcastName, payload: object) => void): () => void {
    return this.#tells.onAny(listener)
  }
}
