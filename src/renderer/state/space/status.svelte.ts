import type { Draft, ConnectionState, SpaceView } from '#shared/session/contract.ts'

export class SpaceStatus {
  #name = $state('')
  #startedBy = $state('')
  #me = $state('')
  #ready = $state(false)
  #connection = $state.raw<ConnectionState>({ state: 'connecting' })
  #host = $state<string | null>(null)
  #outbox = $state.raw<readonly Draft[]>([])

  get name(): string {
    return this.#name
  }

  get me(): string {
    return this.#me
  }

  get ready(): boolean {
    return this.#ready
  }

  get startedByMe(): boolean {
    return this.#ready && this.#startedBy === this.#me
  }

  get connection(): ConnectionState {
    return this.#connection
  }

  get host(): string | null {
    return this.#host
  }

  get outbox(): readonly Draft[] {
    return this.#outbox
  }

  draftsIn(room: string | null): readonly Draft[] {
    return this.#outbox.filter((draft) => draft.room === room)
  }

  replace({ space, me, connection, host, outbox, rooms }: SpaceView): void {
    this.#name = space.name
    this.#startedBy = space.by
    this.#me = me
    this.#ready = rooms.length > 0
    this.#outbox = outbox
    this.setConnection(connection, host)
  }

  rename(name: string): void {
    this.#name = name
  }

  setConnection(connection: ConnectionState, host: string | null): void {
    this.#connection = connection
    this.#host = host
  }

  setOutbox(outbox: readonly Draft[]): void {
    this.#outbox = outbox
  }
}
