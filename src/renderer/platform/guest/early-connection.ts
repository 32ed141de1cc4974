import { greet } from '#shared/session/greet.ts'
import type { HostConnection, SessionDeps, SessionStore } from '#shared/session/deps.ts'

/**
 * Connects to the host and greets it while the person reads the form. A host ends a connection that does not enter within
 * seconds; then another is made when it is needed.
 */
export class EarlyConnection {
  readonly #deps: Pick<SessionDeps, 'dial' | 'clock'>
  #early: Promise<HostConnection> | null = null

  constructor(deps: Pick<SessionDeps, 'dial' | 'clock'>) {
    this.#deps = deps
  }

  begin(): void {
    if (this.#early) return
    const early = this.#deps.dial()
    const isGone = (): void => {
      if (this.#early === early) this.#early = null
    }
    this.#early = early
    early.then(
      (connection) => {
        connection.onClose(isGone)
      },
      (error: unknown) => {
        console.warn('not connected yet:', error)
        isGone()
      }
    )
  }

  /** @param app what this page is, for the host @param store which claim it has accepted */
  greet(app: string, store: Pick<SessionStore, 'claim'>): void {
    const { clock } = this.#deps
    this.#early?.then(
      (connection) => {
        connection.greeted ??= greet(connection, { app, clock, store })
      },
      () => undefined // said above
    )
  }

  readonly take = (): Promise<HostConnection> => {
    const early = this.#early
    this.#early = null
    return early ? early.catch(() => this.#deps.dial()) : this.#deps.dial()
  }
}
