/** Who listens to what a session tells. */
import type { SessionBroadcast, SessionBroadcastName } from './contract.ts'

type AnyListener = (name: SessionBroadcastName, payload: object) => void

export class Tells {
  readonly #listeners = new Set<AnyListener>()

  tell<N extends SessionBroadcastName>(name: N, payload: SessionBroadcast<N>): void {
    for (const listener of this.#listeners) listener(name, payload)
  }

  on<N extends SessionBroadcastName>(name: N, listener: (payload: SessionBroadcast<N>) => void): () => void {
    return this.onAny((told, payload) => {
      if (told === name) listener(payload as SessionBroadcast<N>)
    })
  }

  onAny(listener: AnyListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
