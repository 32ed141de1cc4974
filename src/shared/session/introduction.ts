import { toBase64 } from '../values/ids.ts'
import { Refused, type Code } from '../values/reply.ts'
import type { Outbox } from './outbox.ts'
import type { SessionDeps } from './deps.ts'
import type { View } from './view.ts'

/** ms before a retry: the host's disk is full, or a clock is wrong. */
const retryDelayMs = 3000

interface IntroductionDeps {
  deps: SessionDeps
  view: View
  outbox: Outbox
}

export class Introduction {
  readonly #with: IntroductionDeps
  #isNew = false
  #offered: number | undefined
  /** Attempts of earlier turns stop. */
  #turn = 0
  #cancel: (() => void) | null = null

  constructor(deps: IntroductionDeps) {
    this.#with = deps
  }

  /** @param isNew this device has written nothing but an introduction. @param offered the colour that the fewest have */
  begin(isNew: boolean, offered?: number): void {
    this.end()
    this.#isNew = isNew
    this.#offered = offered
    void this.#introduceAndJoin()
  }

  end(): void {
    this.#turn += 1
    this.#cancel?.()
    this.#cancel = null
  }

  retryNow(): void {
    if (!this.#cancel) return
    this.end()
    void this.#introduceAndJoin()
  }

  /** @returns the reason for a retry, or null */
  async introduce(): Promise<Code | null> {
    const { deps, view } = this.#with
    const { name, colour: chosen, guest } = deps.profile()
    const known = view.member(view.me)
    const colour = chosen ?? known?.colour ?? this.#offered ?? 0
    if (known?.name === name && known.colour === colour) return null
    const key = toBase64(deps.keys.publicKey)
    return this.#write({ room: deps.space, kind: 'member.introduced', body: { key, name, colour, guest } })
  }

  async #introduceAndJoin(): Promise<void> {
    const { deps, view } = this.#with
    const turn = this.#turn
    const refused = (await this.introduce()) ?? (this.#isNew ? await this.#joinLobby() : null)
    if (turn !== this.#turn || view.connection.state !== 'open') return
    const code = refused === 'clock' ? refused : undefined
    if (view.connection.code !== code) view.setConnection({ state: 'open', code })
    if (refused)
      this.#cancel = deps.clock.after(retryDelayMs, () => {
        this.retryNow()
      })
  }

  async #joinLobby(): Promise<Code | null> {
    const { view } = this.#with
    if (view.room(view.lobby)?.membership !== 'none') return null
    return this.#write({ room: view.lobby, kind: 'member.joined', body: {} })
  }

  async #write(step: Parameters<Outbox['write']>[0]): Promise<Code | null> {
    const { deps, view, outbox } = this.#with
    try {
      await outbox.write(step)
    } catch (error) {
      const code = error instanceof Refused ? error.code : null
      const isSaid = view.connection.state === 'open' && view.connection.code === code
      if (code !== 'offline' && !isSaid) deps.onError(error)
      return code === 'storage' || code === 'clock' ? code : null
    }
    return null
  }
}
