/** Which tab of a guest's browser sends what is stored. `navigator.locks` alone would do, but a page over plain HTTP has none. */
import type { OutboxTurn } from '#shared/session/deps.ts'
import type { Clock } from '#shared/values/clock.ts'
import { Refused } from '#shared/values/reply.ts'
import { Listeners } from '#shared/values/listeners.ts'
import { run } from '../../run.ts'
import type { KeyValueStore } from '../platform.ts'
import { sharedKeys } from './shared-store.ts'
import { listenToTabs, type TabChannel, type TabMessage } from './tab-channel.ts'

type Answer = 'here' | 'given'

export interface TabTurnOptions {
  store: KeyValueStore
  channel: TabChannel
  space: string
  /** Of this page, never used again. */
  tab: string
  clock: Pick<Clock, 'now' | 'after'>
  /** No other tab has entered yet: this one takes the turn without a wait. */
  isFirst: boolean
  /** One tab at a time, where the browser can do that. */
  exclusively: (work: () => Promise<void>) => Promise<void>
}

/** A tab that is not suspended answers at once, also in the background. */
const answerTimeoutMs = 1000
/** A little longer than a host may take to answer what the other tab has sent. */
const giveTimeoutMs = 6000
/** Two tabs may write at once; longer than a value takes from one tab to another and another one back. */
const settleMs = 400
/** A browser runs the timers of a tab in the background once a second, so each wait there looks like a suspension. */
const maxWaits = 3
/** Between two looks of the tab that has the turn at the clock. */
const beatMs = 1000
/** A tab whose timers are later than this was suspended, and has not received yet what others have written meanwhile. */
const maxBeatMs = 2500

export class TabTurn implements OutboxTurn {
  readonly #options: TabTurnOptions
  readonly #key: string
  readonly #changed = new Listeners<['outbox' | 'marks']>()
  readonly #answers = new Listeners<[Answer]>()
  #holds = false
  /** The storage is full: other tabs do not see that this one claims the turn. */
  #isUnseen = false
  /** It has written its own name, so to read that name does not mean that another tab has given the turn. */
  #isClaiming = false
  #ended = false
  /** ms; while it has the turn. */
  #lastBeat = 0
  #cancelBeat: () => void = () => undefined
  #wantedBy: string | null = null
  #taking: Promise<void> | null = null
  #finish: () => Promise<void> = () => Promise.resolve()

  constructor(options: TabTurnOptions) {
    this.#options = options
    const { store, channel, space } = options
    this.#key = `guest/${space}/turn`
    const keys = sharedKeys(space)
    store.onOtherChange((key) => {
      if (key === this.#key) this.#passed()
      else if (key === keys.marks) this.#changed.emit('marks')
      else if (key.startsWith(keys.draft(''))) this.#changed.emit('outbox')
    })
    listenToTabs(channel, (message) => {
      this.#receive(message)
    })
    if (options.isFirst && this.#holder === null) this.#takeFirst()
    else run(this.#takeIfFree())
  }

  get isMine(): boolean {
    return this.#holds && this.#holder === this.#options.tab && !this.#isLate
  }

  get #isLate(): boolean {
    return this.#options.clock.now() - this.#lastBeat > maxBeatMs
  }

  onChange(listener: (what: 'outbox' | 'marks') => void): void {
    this.#changed.add(listener)
  }

  onGive(finish: () => Promise<void>): void {
    this.#finish = finish
  }

  take(): Promise<void> {
    this.#taking ??= this.#take().finally(() => {
      this.#taking = null
    })
    return this.#taking
  }

  end(): void {
    this.#ended = true
    if (this.isMine) this.#options.store.set(this.#key, null)
    this.#holds = false
    this.#options.channel.close()
  }

  get #holder(): string | null {
    return this.#options.store.get(this.#key)
  }

  async #take(): Promise<void> {
    while (!this.isMine && !this.#ended) {
      this.#noticeLoss()
      const holder = this.#holder
      if (this.#holds) await this.#catchUp()
      else if (holder !== null && (await this.#request('take')) === 'given') this.#begin()
      else await this.#claim(holder)
    }
    if (this.#ended) throw new Refused('offline', 'this page has closed')
  }

  /** Another tab that claims it now has this one's claim before it begins. */
  #takeFirst(): void {
    const { store, tab } = this.#options
    this.#isUnseen = !store.set(this.#key, tab)
    this.#begin()
  }

  async #takeIfFree(): Promise<void> {
    const holder = this.#holder
    if (this.#ended) return
    if (holder === null || (await this.#request('ping')) === null) await this.#claim(holder)
  }

  /** @param from who has it; nothing is taken from another */
  async #claim(from: string | null): Promise<void> {
    const { store, tab, exclusively } = this.#options
    await exclusively(async () => {
      if (this.#ended || this.#holder !== from) return
      this.#isClaiming = true
      this.#isUnseen = !store.set(this.#key, tab)
      await this.#settle()
      this.#isClaiming = false
      if (this.#holder !== tab || (this.#isUnseen && (await this.#request('ping')) !== null)) return
      this.#begin()
    })
  }

  /** A tab that is suspended meanwhile receives what others have written only after it is woken: it waits again. */
  async #settle(): Promise<void> {
    const { clock } = this.#options
    for (let waits = 1; waits <= maxWaits; waits += 1) {
      const began = clock.now()
      await new Promise<void>((resolve) => clock.after(settleMs, resolve))
      if (clock.now() - began <= 2 * settleMs) return
    }
  }

  #beat(): void {
    const { clock } = this.#options
    this.#cancelBeat()
    this.#cancelBeat = clock.after(beatMs, () => {
      if (!this.#holds || this.#ended) return
      this.#beat()
      if (this.#isLate) run(this.#catchUp())
      else this.#lastBeat = clock.now()
    })
  }

  /** As if it had lost the turn and got it again, if no other tab has taken it. */
  async #catchUp(): Promise<void> {
    this.#changed.emit('outbox')
    await this.#settle()
    if (!this.#holds || this.#holder !== this.#options.tab) return
    this.#lastBeat = this.#options.clock.now()
    this.#changed.emit('outbox')
  }

  #begin(): void {
    this.#holds = true
    this.#lastBeat = this.#options.clock.now()
    this.#beat()
    this.#changed.emit('outbox')
    const wanted = this.#wantedBy
    this.#wantedBy = null
    if (wanted !== null) run(this.#give(wanted))
  }

  /** A tab that was suspended may not have been told. */
  #noticeLoss(): void {
    if (!this.#holds || this.#holder === this.#options.tab) return
    this.#holds = false
    this.#changed.emit('outbox')
  }

  #passed(): void {
    this.#noticeLoss()
    const holder = this.#holder
    // Comes after all that the other tab has stored before.
    if (holder === this.#options.tab) {
      if (!this.#isClaiming) this.#answers.emit('given')
    } else if (holder === null) run(this.#takeIfFree())
  }

  #request(name: 'ping' | 'take'): Promise<Answer | null> {
    const { channel, clock, tab } = this.#options
    return new Promise((resolve) => {
      const done = (answer: Answer | null): void => {
        stopListening()
        cancel()
        resolve(answer)
      }
      const stopListening = this.#answers.add((answer) => {
        if (answer === (name === 'take' ? 'given' : 'here')) done(answer)
        else if (name === 'take') {
          cancel()
          cancel = giveUpAfter(giveTimeoutMs)
        }
      })
      const giveUpAfter = (ms: number): (() => void) =>
        clock.after(ms, () => {
          done(null)
        })
      let cancel = giveUpAfter(answerTimeoutMs)
      channel.post({ name, tab } satisfies TabMessage)
    })
  }

  /** Of two tabs that claim the turn unseen, one must not answer the other. */
  #receive({ name, tab }: TabMessage): void {
    const { channel, tab: me } = this.#options
    if (name === 'here') {
      if (tab === me) this.#answers.emit('here')
    } else if (
      this.#holder === me &&
      !(this.#holds && this.#isLate) &&
      !(this.#isUnseen && !this.#holds && tab < me)
    ) {
      channel.post({ name: 'here', tab } satisfies TabMessage)
      if (name === 'ping') return
      if (this.#holds) run(this.#give(tab))
      else this.#wantedBy = tab
    }
  }

  async #give(to: string): Promise<void> {
    await this.#finish()
    if (!this.isMine) return
    this.#holds = false
    this.#options.store.set(this.#key, to)
    this.#changed.emit('outbox')
  }
}
