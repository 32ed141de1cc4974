/** Messages that are stored and not in the log yet. */
import { newId, type LogEvent, type Placed, type Position } from '../log/event.ts'
import { Refused, type ChainHead, type Reply } from '../values/reply.ts'
import type { Draft, Revision, Written } from './contract.ts'
import { DraftChanges } from './draft-changes.ts'
import { Drafts } from './drafts.ts'
import { soleTurn, type HostConnection, type OutboxTurn, type SessionDeps, type StoredDraft } from './deps.ts'
import { Replaced } from './replaced.ts'
import { Sender } from './sender.ts'
import type { SenderContext } from './sender-options.ts'
import type { Signer, Unsent } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'
import { checkSize, unsentWrite, writeOf } from './write.ts'

/** Another session has the turn, and nothing has moved for this long: it may be suspended, or without a connection. */
const stalledAfterMs = 2000

export interface OutboxDeps extends SenderContext {
  deps: SessionDeps
  signer: Signer
  broadcaster: Broadcaster
  wasEmitted: (room: string, seq: number) => boolean
}

export class Outbox {
  readonly #deps: OutboxDeps
  readonly #turn: OutboxTurn
  readonly #drafts: Drafts
  readonly #sender: Sender
  readonly #replaced = new Replaced()
  readonly #changes: DraftChanges
  #holds = false
  #cancelTake: (() => void) | null = null

  constructor(options: OutboxDeps) {
    this.#deps = options
    this.#turn = options.deps.turn ?? soleTurn
    this.#drafts = new Drafts({ ...options, store: options.deps.store, turn: this.#turn })
    this.#sender = new Sender({
      ...options,
      turn: this.#turn,
      store: this.#drafts.save.bind(this.#drafts),
      keep: (id, event, origin) => {
        options.deps.store.keepOwn(id, event, origin)
      },
      forget: (id) => {
        options.deps.store.forgetOwn(id)
      },
      drop: this.#drop.bind(this)
    })
    this.#changes = new DraftChanges({
      ...options,
      drafts: this.#drafts,
      replaced: this.#replaced,
      sender: this.#sender,
      post: (written) => this.post(written),
      enqueue: this.#enqueue.bind(this),
      drop: this.#drop.bind(this)
    })
    this.#enqueueAll()
    this.#turn.onGive(() => this.#sender.finish())
    this.#turn.onChange((what) => {
      if (what === 'outbox') this.#changedElsewhere()
    })
  }

  get drafts(): Draft[] {
    return this.#drafts.list
  }

  hasDraftsIn(room: string): boolean {
    return this.#drafts.all.some(({ draft }) => draft.room === room)
  }

  /** @throws Refused with `too-large` */
  post(written: Written): string {
    checkSize(written.body)
    const { crypto, clock } = this.#deps.deps
    const draft: Draft = {
      ...written,
      ticket: newId(crypto),
      at: this.#drafts.newTime(clock.now()),
      state: 'waiting'
    }
    this.#drafts.save(draft, null)
    this.#enqueue({ draft, event: null })
    return draft.ticket
  }

  async retry(ticket: string): Promise<void> {
    await this.takeTurn()
    this.#changes.retry(ticket)
  }

  /** The message keeps its place; one that the host may have already is edited there. @throws Refused */
  async revise(ticket: string, said: Revision): Promise<void> {
    await this.takeTurn()
    this.#changes.revise(ticket, said)
  }

  /** Of a message that the host may have already nothing stays but its deletion. @throws Refused */
  async discard(ticket: string): Promise<void> {
    await this.takeTurn()
    this.#changes.discard(ticket)
  }

  /** Not stored. @param outlives the connection: when it is lost, the next one shows whether the host has it */
  async write(unsent: Omit<Unsent, 'at'>, outlives = true): Promise<void> {
    if (!this.#turn.isMine) await this.takeTurn()
    if (!this.#sender.connected) throw new Refused('offline')
    const at = this.#deps.deps.clock.now()
    const reply = await new Promise<Reply<{ position: Position }>>((resolve) => {
      const settle = (settled: typeof reply): null => {
        resolve(settled)
        return null
      }
      this.#sender.enqueue({ ...unsent, ...unsentWrite, outlives, at, draft: null, settle })
    })
    if (!reply.ok) throw new Refused(reply.code, reply.detail, reply.head)
  }

  /** Removes drafts whose events are in the log. @param placed by this device, by id @returns whether {@link emit} is due */
  arrived(room: string, seq: number, placed: ReadonlyMap<string, Placed>): boolean {
    const own = new Map([...placed].map(([id, { event }]) => [id, event]))
    const isHandled = (id: string): boolean => this.#turn.isMine && this.#drafts.isSigned(id)
    const former = this.#replaced.changesOf([...own].filter(([id]) => !isHandled(id)))
    const { signer, deps } = this.#deps
    for (const [id, { event, position, origin = position }] of placed) {
      signer.follow({ aseq: event.aseq, prev: id })
      deps.store.keepOwn(id, event, origin)
    }
    const tickets = [...this.#drafts.logged(own), ...this.#drafts.ticketsUpTo(room, seq)]
    try {
      for (const ticket of new Set(tickets)) this.#logged(ticket)
      for (const { change } of former) this.post(change)
      for (const { ticket } of former) this.#drafts.forget(ticket)
    } catch (error) {
      this.#deps.deps.onError(error) // a draft that stays in the store is sent again later, and recognised as a repetition
    }
    this.#sender.keep(({ draft }) => !draft || this.#drafts.get(draft.ticket) !== undefined)
    return tickets.length > 0
  }

  emit(): void {
    this.#drafts.emit()
  }

  /**
   * Sends nothing before {@link release}.
   *
   * @param head this device's newest event at the host. @returns the last own number that this device has known, if the log may have
   *   what waits without its knowledge: its data is an older copy
   */
  resume(connection: HostConnection, head: ChainHead): number | null {
    const known = Math.min(this.#drafts.sentBefore.known, this.#deps.signer.head.aseq)
    this.#drafts.sentBefore.known = known // also for the next connection, if this one is lost before the release
    // It may have an older log by now, without what it has acknowledged and not shown.
    this.#drafts.forgetPositions()
    this.#enqueueAll()
    this.#sender.resume(connection, head)
    return head.aseq > known && this.#drafts.all.length > 0 ? known : null
  }

  /** The logs are level, and the host has what it lacked of this device: what is new is sent. */
  release(): void {
    this.#drafts.sentBefore.known = Infinity
    this.#sender.release()
    this.#takeIfStalled()
  }

  suspend(): void {
    this.#cancelTake?.()
    this.#sender.suspend()
  }

  /** Call after {@link suspend}. */
  async settled(): Promise<void> {
    await this.#sender.settled()
  }

  /** Sessions with one key must not use one number twice. Another session may have it again before this one goes on. */
  async takeTurn(): Promise<void> {
    do await this.#turn.take()
    while (!this.#turn.isMine)
  }

  #changedElsewhere(): void {
    const hadTurn = this.#holds
    const { added, revised } = this.#drafts.reload(hadTurn)
    for (const [draft, mine] of revised) this.#changes.adopt(draft, mine)
    this.#replaced.follow(this.#drafts.all)
    for (const ticket of this.#drafts.storedAgain())
      if (this.#turn.isMine) this.#logged(ticket)
      else this.#drafts.forget(ticket)
    this.emit()
    if (!this.#turn.isMine) {
      this.#holds = false
      this.#sender.keep((write) => !write.draft)
    } else if (hadTurn) for (const stored of added) this.#enqueue(stored)
    else this.#enqueueAll()
    this.#takeIfStalled()
  }

  #enqueueAll(): void {
    this.#holds = this.#turn.isMine
    this.#sender.begin()
    for (const stored of this.#drafts.inTurn) this.#enqueue(stored)
  }

  #enqueue(stored: StoredDraft): void {
    if (stored.draft.state === 'failed' || !this.#drafts.get(stored.draft.ticket)) return
    if (this.#holds && this.#turn.isMine) this.#sender.enqueue(writeOf(stored, this.#settle.bind(this)))
    else this.#takeIfStalled()
  }

  #takeIfStalled(): void {
    this.#cancelTake?.()
    const waits = this.#sender.hasSteps || this.#drafts.all.some(({ draft }) => draft.state !== 'failed')
    if (this.#turn.isMine || !waits || !this.#sender.released) return
    const { clock, onError } = this.#deps.deps
    this.#cancelTake = clock.after(stalledAfterMs, () => {
      this.#turn.take().catch(onError)
    })
  }

  #settle(ticket: string, event: LogEvent | null, reply: Reply<{ position: Position }>): Draft | null {
    const draft = this.#drafts.get(ticket)?.draft
    // It may have been in the log before this session began.
    if (!draft || !reply.ok || !this.#deps.wasEmitted(draft.room, reply.position.seq))
      return this.#drafts.settle(ticket, event, reply)
    this.#logged(ticket)
    this.emit()
    return null
  }

  /** In this order, so that a crash in between repeats a change rather than losing it. */
  #logged(ticket: string): void {
    const change = this.#drafts.changeOf(ticket)
    if (change) this.post(change)
    this.#drafts.arrived(ticket)
    this.#drafts.forget(ticket)
  }

  #drop(ticket: string): void {
    this.#drafts.forget(ticket)
    this.#sender.keep((write) => write.draft?.ticket !== ticket)
    this.emit()
  }
}
