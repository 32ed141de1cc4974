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
import { DirectRooms } from './direct.ts'
import type { LogNews } from './log-news.ts'
import { Logs } from './logs.ts'
import { Outbox } from './outbox.ts'
import type { SessionDeps } from './deps.ts'
import { handlersOf, type SessionHandlers } from './handlers.ts'
import { HostClock } from './host-clock.ts'
import { Signer } from './signer.ts'
import { Broadcaster } from './broadcaster.ts'
import { View } from './view.ts'

export class Session {
  readonly #deps: SessionDeps
  readonly #broadcaster = new Broadcaster()
  readonly #view: View
  readonly #outbox: Outbox
  readonly #news: LogNews
  readonly #reconnection: Reconnection
  readonly #handlers: SessionHandlers

  constructor(deps: SessionDeps) {
    this.#deps = deps
    const broadcaster = this.#broadcaster
    const view = new View(deps, broadcaster)
    const hostClock = new HostClock(deps.clock)
    const signer = new Signer({ ...deps, clock: hostClock })
    const wasEmitted = (room: string, seq: number): boolean => logs.wasEmitted(room, seq)
    const direct = new DirectRooms(deps, view)
    const opening = direct.opening.bind(direct)
    const outbox = new Outbox({
      deps: { ...deps, clock: hostClock },
      signer,
      broadcaster,
      wasEmitted,
      opening,
      isMissing: (room) => view.isMissing(room),
      catchUp: (room) => logs.caughtUp(room),
      compareClocks: () => this.#reconnection.compareClocks()
    })
    const onViolation = (violation: Refused): void => {
      this.#reconnection.disconnectFor(violation)
    }
    const logs: Logs = new Logs({ deps, view, broadcaster, outbox, onViolation })
    this.#reconnection = new Reconnection({ deps, view, logs, outbox, signer, hostClock, broadcaster })
    this.#handlers = handlersOf({ deps, view, direct, logs, outbox, reconnection: this.#reconnection })
    this.#view = view
    this.#outbox = outbox
    this.#news = logs.news
  }

  start(): void {
    this.#reconnection.start()
  }

  /** Unsent messages stay in the store. */
  async stop(): Promise<void> {
    await this.#reconnection.stop()
  }

  retryNow(): void {
    this.#reconnection.retryNow()
  }

  /** This device hosts, and others have completed its older copy. */
  healed(): void {
    this.#news.healed(true)
  }

  introduce(): void {
    void this.#reconnection.introduction.introduce()
  }

  /** After an entry: resolves when the host has answered the introduction. A newcomer is in the lobby then, or cannot be yet. */
  get introduced(): Promise<unknown> {
    return this.#reconnection.introduction.answered
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

  /** For unchecked requests from another process. */
  answer(name: string, payload: unknown): Promise<Reply<object>> {
    return answer(sessionRequests, this.#handlers, name, payload, this.#deps.onError)
  }

  on<N extends SessionBroadcastName>(name: N, listener: (payload: SessionBroadcast<N>) => void): () => void {
    return this.#broadcaster.on(name, listener)
  }

  onAny(listener: (name: SessionBroadcastName, payload: object) => void): () => void {
    return this.#broadcaster.onAny(listener)
  }
}
