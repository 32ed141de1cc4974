/** Passes on what a host tells over one link. */
import type { Broadcast, BroadcastName } from '../protocol/broadcasts.ts'
import { Refused } from '../values/reply.ts'
import type { Logs } from './logs.ts'
import type { HostConnection } from './deps.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { View } from './view.ts'

/** Broadcasts that are kept until the entry is complete. */
const maxEarlyBroadcasts = 10_000

export interface HostEventsDeps {
  view: View
  logs: Logs
  tells: Broadcaster
  /** The host tells what no honest host tells. */
  breach: (refused: Refused) => void
}

export class HostEvents {
  readonly #link: HostConnection
  readonly #parts: HostEventsDeps
  /** What was told before the entry was taken in: it is newer than the answer, which would undo it. */
  #early: (() => void)[] | null = []
  #farewell = false

  constructor(link: HostConnection, parts: HostEventsDeps) {
    this.#link = link
    this.#parts = parts
    this.#listen()
  }

  /** The host said goodbye. */
  get saidGoodbye(): boolean {
    return this.#farewell
  }

  /** The session has entered: passes on what waited for that, and from now on at once. */
  begin(): void {
    const early = this.#early ?? []
    this.#early = null
    for (const pass of early) pass()
  }

  #listen(): void {
    const { view, logs, tells } = this.#parts
    this.#on('log:appended', (appended) => logs.appended(appended))
    this.#on('log:head', ({ room }) => logs.behind(room))
    this.#on('room:changed', ({ room }) => view.roomChanged(room))
    this.#on('membership:changed', ({ room, membership }) => {
      view.membershipChanged(room, membership)
      if (membership === 'joined') logs.follow(room)
      else logs.forget(room)
    })
    this.#on('member:changed', ({ member }) => view.memberChanged(member))
    this.#on('presence:changed', ({ changes, here }) => {
      for (const { device, presence } of changes) view.presenceChanged(device, presence, here)
    })
    this.#on('typing:changed', (typing) => tells.emit('typing:changed', typing))
    this.#link.on('space:closed', () => {
      this.#farewell = true
    })
  }

  #on<N extends BroadcastName>(name: N, pass: (payload: Broadcast<N>) => void): void {
    this.#link.on(name, (payload) => {
      const passOn = (): void => {
        this.#guard(() => {
          pass(payload)
        })
      }
      if (!this.#early) passOn()
      else if (this.#early.length < maxEarlyBroadcasts) this.#early.push(passOn)
      else this.#parts.breach(new Refused('invalid', 'the host says too much before it lets anybody in'))
    })
  }

  #guard(pass: () => void): void {
    try {
      pass()
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault
      this.#parts.breach(fault)
    }
  }
}
