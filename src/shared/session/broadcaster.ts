import { Listeners } from '../values/listeners.ts'
import type { SessionBroadcast, SessionBroadcastName } from './contract.ts'

type AnyListener = (name: SessionBroadcastName, payload: object) => void

export class Broadcaster {
  readonly #listeners = new Listeners<[SessionBroadcastName, object]>()

  emit<N extends SessionBroadcastName>(name: N, payload: SessionBroadcast<N>): void {
    this.#listeners.emit(name, payload)
  }

  on<N extends SessionBroadcastName>(name: N, listener: (payload: SessionBroadcast<N>) => void): () => void {
    return this.onAny((emitted, payload) => {
      if (emitted === name) listener(payload as SessionBroadcast<N>)
    })
  }

  onAny(listener: AnyListener): () => void {
    return this.#listeners.add(listener)
  }
}
