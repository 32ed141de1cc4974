import type { Greeting } from '#shared/protocol/hello.ts'
import type { Code } from '#shared/values/reply.ts'
import type { GuestEntry, GuestProfile } from '../../platform/platform.ts'

/** Why a newcomer stays at the form. `code` and `link`: that one is wrong, used up or too old; `waits`: after several wrong codes. */
export type JoinProblem = 'code' | 'link' | 'waits' | 'full' | Exclude<Code, 'invitation' | 'too-many'>

/** The join form: a name and, without a valid link, six digits. */
export interface GuestForm {
  state: 'form'
  greeting: Greeting
  needsCode: boolean
  busy: boolean
  problem: JoinProblem | null
  damage: ReturnType<GuestEntry['damage']>
}

export type GuestJoinState =
  | { state: 'looking' }
  | { state: 'absent' }
  | GuestForm
  | { state: 'inside'; greeting: Greeting }

export class GuestJoin {
  #now = $state.raw<GuestJoinState>({ state: 'looking' })
  readonly #access: GuestEntry
  readonly #onEnter: (space: string) => void

  constructor(access: GuestEntry, onEnter: (space: string) => void) {
    this.#access = access
    this.#onEnter = onEnter
  }

  get now(): GuestJoinState {
    return this.#now
  }

  get space(): string | null {
    return 'greeting' in this.#now ? this.#now.greeting.name : null
  }

  /** Known guests enter at once; a newcomer gives a name, and maybe a code. */
  async start(): Promise<void> {
    this.#now = { state: 'looking' }
    const greeting = await this.#access.fetchGreeting()
    if (!greeting) {
      this.#now = { state: 'absent' }
      return
    }
    const form = {
      state: 'form',
      greeting,
      needsCode: !this.#access.invited,
      busy: false,
      problem: null,
      damage: this.#access.damage(greeting.space)
    } as const
    const known = this.#access.known(greeting.space)
    if (known) await this.#enter(form, known)
    else this.#now = form
  }

  async enter(profile: GuestProfile, code?: string): Promise<void> {
    const now = this.#now
    if (now.state !== 'form' || now.busy) return
    this.#now = { ...now, busy: true, problem: null }
    await this.#enter(now, profile, code)
  }

  /** Loads the session's chunk first. @returns why they were not admitted */
  async #requestEntry(greeting: Greeting, profile: GuestProfile, code?: string): Promise<Code | null> {
    try {
      return await this.#access.enter(greeting, profile, code)
    } catch (error) {
      console.warn('could not enter:', error)
      return 'offline'
    }
  }

  async #enter(form: GuestForm, profile: GuestProfile, code?: string): Promise<void> {
    const { greeting } = form
    const refused = await this.#requestEntry(greeting, profile, code)
    if (refused) {
      const needsCode = form.needsCode || refused === 'invitation'
      this.#now = { ...form, needsCode, problem: problemOf(refused, code) }
      return
    }
    this.#now = { state: 'inside', greeting }
    this.#onEnter(greeting.space)
  }
}

/** With a code, `too-many` follows wrong ones, entered before a reload or by another device at this address. */
function problemOf(refused: Code, code: string | undefined): JoinProblem {
  if (refused === 'invitation') return code === undefined ? 'link' : 'code'
  if (refused === 'too-many') return code === undefined ? 'full' : 'waits'
  return refused
}
