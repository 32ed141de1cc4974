import type { Claim } from '../log/claim.ts'
import type { Broadcast, BroadcastName } from '../protocol/broadcasts.ts'
import { Refused } from '../values/reply.ts'
import type { Logs } from './logs.ts'
import type { AcceptedClaim } from './accepted-claim.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { View } from './view.ts'

const maxEarlyBroadcasts = 10_000

/** Without `space:closed`, which also counts before the entry is complete. */
type DeferredName = Exclude<BroadcastName, 'space:closed'>

export interface HostEventsDeps {
  deps: Pick<SessionDeps, 'onError'>
  accepted: AcceptedClaim
  view: View
  logs: Logs
  broadcaster: Broadcaster
  onViolation: (violation: Refused) => void
}

export class HostEvents {
  readonly #connection: HostConnection
  readonly #deps: HostEventsDeps
  /** Broadcasts during the entry: they are newer than its answer, so they are applied after it. */
  #early: (() => void)[] | null = []
  #isClosed = false

  constructor(connection: HostConnection, deps: HostEventsDeps) {
    this.#connection = connection
    this.#deps = deps
    this.#listen()
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  begin(): void {
    const early = this.#early ?? []
    this.#early = null
    for (const pass of early) pass()
  }

  #listen(): void {
    const handlers = this.#handlers()
    const listen = <N extends DeferredName>(name: N): void => {
      this.#on(name, handlers[name])
    }
    for (const name of Object.keys(handlers) as DeferredName[]) listen(name)
    this.#connection.on('space:closed', () => {
      this.#isClosed = true
    })
  }

  #handlers(): { [N in DeferredName]: (payload: Broadcast<N>) => void } {
    const { view, logs, broadcaster } = this.#deps
    return {
      'log:appended': (appended) => logs.appended(appended),
      'log:head': ({ room }) => logs.behind(room),
      'room:changed': ({ room }) => view.roomChanged(room),
      'membership:changed': ({ room, membership, by }) => {
        view.membershipChanged(room, membership, by)
        if (membership === 'joined') void logs.follow(room)
        else logs.forget(room)
      },
      'host:claimed': ({ claim }) => {
        this.#follow(claim)
      },
      'space:changed': ({ space }) => view.spaceChanged(space),
      'member:changed': ({ member }) => view.memberChanged(member),
      'presence:changed': ({ changes, here }) => {
        for (const { device, presence } of changes) view.presenceChanged(device, presence, here)
      },
      'typing:changed': (typing) => broadcaster.emit('typing:changed', typing),
      'signal:received': () => undefined // no window sends or reads signals yet
    }
  }

  /** A claim that cannot be followed ends the connection: the next entry shows why. */
  #follow(claim: Claim): void {
    this.#deps.accepted.accept(claim).catch((error: unknown) => {
      this.#deps.deps.onError(error)
      this.#connection.close()
    })
  }

  #on<N extends DeferredName>(name: N, pass: (payload: Broadcast<N>) => void): void {
    this.#connection.on(name, (payload) => {
      const handle = (): void => {
        this.#guard(() => {
          pass(payload)
        })
      }
      if (!this.#early) handle()
      else if (this.#early.length < maxEarlyBroadcasts) this.#early.push(handle)
      else this.#deps.onViolation(new Refused('invalid', 'the host says too much before it admits anyone'))
    })
  }

  #guard(pass: () => void): void {
    try {
      pass()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#deps.onViolation(error)
    }
  }
}
