import { hashOfPicture, introductionOf } from '../log/introduced.ts'
import type { BodyOf } from '../log/kinds.ts'
import type { Member } from '../protocol/shapes.ts'
import { Refused, unwrap, type Code } from '../values/reply.ts'
import type { Outbox } from './outbox.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import { requestWithRetry } from './request-retry.ts'
import type { View } from './view.ts'

/** ms before a retry: the host's disk is full, or a clock is wrong. */
const retryDelayMs = 3000

/** What another try, or the next entry, does not change or does anyway. */
const done: ReadonlySet<Code> = new Set<Code>(['exists', 'offline'])

function isKnown(known: Member | undefined, body: BodyOf<'member.introduced'>): boolean {
  return (['name', 'colour', 'emoji', 'picture', 'status'] as const).every(
    (field) => known?.[field] === body[field]
  )
}

type Step = Parameters<Outbox['write']>[0]

interface IntroductionDeps {
  deps: SessionDeps
  view: View
  outbox: Outbox
  /** @throws Refused with `offline` */
  connection: () => HostConnection
}

export class Introduction {
  readonly #with: IntroductionDeps
  #isNew = false
  #offered: number | undefined
  /** Attempts of earlier turns stop. */
  #turn = 0
  #cancel: (() => void) | null = null
  #answered: Promise<unknown> = Promise.resolve()

  constructor(deps: IntroductionDeps) {
    this.#with = deps
  }

  /**
   * @param isNew the host does not know that this device has ever been in the lobby
   * @param ready once the host has the own events that it lacked, which may introduce this device
   * @param offered the colour that the fewest have
   */
  begin(isNew: boolean, ready: Promise<unknown>, offered?: number): void {
    this.end()
    this.#isNew = isNew
    this.#offered = offered
    void this.#introduceAndJoin(ready)
  }

  /** Resolves when the host has answered, whatever it said; a newcomer is in the lobby then, or cannot be yet. */
  get answered(): Promise<unknown> {
    return this.#answered
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

  /** Again, whenever the profile has changed. */
  async introduce(): Promise<void> {
    if ((await this.#introduce()) === null) await this.#sendPicture()
  }

  /** @returns the reason for a retry, or null */
  #introduce(): Promise<Code | null> {
    return this.#write(() => this.#introduction())
  }

  /** Null where the host knows it. */
  #introduction(): Step | null {
    const { deps, view } = this.#with
    const profile = deps.profile()
    const known = view.member(view.me)
    const colour = profile.colour ?? known?.colour ?? this.#offered ?? 0
    const body = introductionOf({ ...profile, colour }, deps.keys.publicKey, profile.guest, deps.crypto.hash)
    if (isKnown(known, body)) return null
    return { room: deps.space, kind: 'member.introduced', body }
  }

  /** The host names a picture only once it has it. */
  async #sendPicture(): Promise<void> {
    const { deps, view, connection } = this.#with
    const { picture: data } = deps.profile()
    if (!data || view.member(view.me)?.picture === hashOfPicture(data, deps.crypto.hash)) return
    try {
      unwrap(await requestWithRetry(connection(), deps.clock, 'picture:set', { data }))
    } catch (error) {
      if (!(error instanceof Refused && done.has(error.code))) deps.onError(error)
    }
  }

  async #introduceAndJoin(ready: Promise<unknown> = Promise.resolve()): Promise<void> {
    const { deps, view } = this.#with
    const turn = this.#turn
    // The second is sent right behind the first: a newcomer far from the router does not wait for two answers in turn.
    const whenReady = (step: () => Promise<Code | null>): Promise<Code | null> =>
      ready.then(() => (turn === this.#turn ? step() : null))
    const introduced = whenReady(() => this.#introduce())
    const joined = this.#isNew ? whenReady(() => this.#joinLobby(introduced)) : null
    const answered = Promise.all([introduced, joined])
    this.#answered = answered
    const refused = (await answered).find((code) => code !== null)
    if (turn !== this.#turn || view.connection.state !== 'open') return
    const code = refused === 'clock' ? refused : undefined
    if (view.connection.code !== code) view.setConnection({ state: 'open', code })
    if (refused)
      this.#cancel = deps.clock.after(retryDelayMs, () => {
        this.retryNow()
      })
    else await this.#sendPicture()
  }

  #joinLobby(introduced: Promise<Code | null>): Promise<Code | null> {
    const { view } = this.#with
    const join = (): Step | null =>
      view.room(view.lobby)?.membership === 'none'
        ? { room: view.lobby, kind: 'member.joined', body: {} }
        : null
    return this.#write(join, introduced)
  }

  /**
   * @param next null when there is nothing to write, perhaps any more: another tab has done it while this one waited for the turn
   * @param before is refused for the same reason, or this is forbidden until the host has it
   */
  async #write(next: () => Step | null, before: Promise<Code | null> | null = null): Promise<Code | null> {
    const { deps, view, outbox } = this.#with
    const turn = this.#turn
    if (!next()) return null
    try {
      // Else at once: a command writes as soon as it has entered.
      if (deps.turn?.isMine === false) await outbox.takeTurn()
      const step = turn === this.#turn ? next() : null
      if (!step) return null
      await outbox.write(step, false) // each connection introduces by itself
    } catch (error) {
      const code = error instanceof Refused ? error.code : null
      if (code === 'exists') return null // another tab was quicker
      if (await before) return null // reported there; both are sent again
      // Another tab or command has used the number of the introduction, which was sent again behind this.
      if (code === 'forbidden' && before) return this.#write(next)
      const isSaid = view.connection.state === 'open' && view.connection.code === code
      if (!(code && done.has(code)) && !isSaid) deps.onError(error)
      return code === 'storage' || code === 'clock' ? code : null
    }
    return null
  }
}
