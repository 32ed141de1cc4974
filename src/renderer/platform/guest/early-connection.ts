import type { HostConnection, SessionDeps } from '#shared/session/deps.ts'

/** Connects while the person reads the form. A host ends a connection that does not enter within seconds; then it is made when it is needed. */
export class EarlyConnection {
  readonly #dial: SessionDeps['dial']
  #early: Promise<HostConnection> | null = null

  constructor(dial: SessionDeps['dial']) {
    this.#dial = dial
  }

  begin(): void {
    const early = this.#dial()
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

  readonly take = (): Promise<HostConnection> => {
    const early = this.#early
    this.#early = null
    return early ? early.catch(() => this.#dial()) : this.#dial()
  }
}
