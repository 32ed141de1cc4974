/** Bugs that the simulation must find, put in from outside. */
import { eventId, type LogEvent, type Position } from '#shared/log/event.ts'
import { Refused, type ChainHead } from '#shared/values/reply.ts'
import type { HostConnection, StoredSpan, SessionStore } from '#shared/session/deps.ts'
import { announce } from '../../src/main/host/broadcasts/announce.ts'
import type { HostContext } from '../../src/main/host/context.ts'
import type { Caller } from '../../src/main/host/sockets/caller.ts'
import type { Requester } from '../../src/main/host/limits/fair-queue.ts'
import type { HostOptions } from '../../src/main/host/options.ts'
import type { HostLog } from '../../src/main/host/log/host-log.ts'
import { systemTime } from '../../src/main/host/time.ts'
import { LogEnds } from '../../src/main/host/log/log-ends.ts'
import { MessageTallies } from '../../src/main/host/log/message-tallies.ts'
import { Writer } from '../../src/main/host/log/writer.ts'
import { intercept } from './disk.ts'

export interface PlantedBug {
  /** Called for each start of the host. */
  log?: (log: HostLog) => HostLog
  context?: (context: HostContext, options: HostOptions) => void
  /** Called for each connection to the host. */
  caller?: (caller: Caller) => void
  /** Called for each start of a member. */
  store?: (store: SessionStore) => SessionStore
  /** Called for each connection of a member. */
  connection?: (connection: HostConnection) => HostConnection
}

export const noBug: PlantedBug = {}

/** The host does not recognise an event that it has. */
export const noRepetition: PlantedBug = {
  log: (log) => intercept(log, ['positionOf'], () => null)
}

/** The host accepts an author's events in any order. */
export const anyOrder: PlantedBug = {
  context: (context, options) => {
    context.writer = new AnyOrder(context, options)
  }
}

/** The host says that an event is on disk before it is. */
export const earlyAcknowledgement: PlantedBug = {
  context: (context, options) => {
    context.writer = new Early(context, options)
  }
}

/** A returning member continues one event too late. */
export const jumpingCursor: PlantedBug = {
  store: (store) => {
    const seen = new Set<unknown>()
    return intercept(store, ['held'], (work, [room]) => {
      const held = work() as StoredSpan | null
      if (!held || seen.has(room)) return held
      seen.add(room)
      return { ...held, newest: held.newest + 1 }
    })
  }
}

/** A returning member has forgotten its unsent messages. */
export const forgottenOutbox: PlantedBug = {
  store: (store) => intercept(store, ['outbox'], () => [])
}

class Tampered extends Writer {
  protected readonly context: HostContext
  protected readonly hash: HostOptions['crypto']['hash']

  constructor(context: HostContext, { crypto, time = systemTime }: HostOptions) {
    const { space, log, audience, claim } = context
    super({
      space,
      log,
      ends: new LogEnds(log),
      tallies: new MessageTallies(log),
      mustBeSettled: () => undefined,
      mayLack: () => false,
      positionAt: (seq) => claim.positionAt(seq),
      crypto,
      time,
      onAppended: (room, placed) => {
        audience.appended(room, placed)
      },
      onApplied: (event, changed) => {
        announce(context, event, changed)
      },
      onWorked: () => undefined,
      onWrongSignature: () => undefined,
      onError: () => undefined
    })
    this.context = context
    this.hash = crypto.hash
  }
}

class Early extends Tampered {
  override append(event: LogEvent, key: string, who: Requester): Promise<Position> {
    const follows = event.prev === this.chain(event.author).prev
    const appended = super.append(event, key, who)
    if (!follows) return appended
    appended.catch(() => undefined) // it has been answered
    return Promise.resolve(this.context.claim.positionAt((this.head(event.room)?.seq ?? 0) + 1))
  }
}

class AnyOrder extends Tampered {
  override async append(event: LogEvent, key: string, who: Requester): Promise<Position> {
    try {
      return await super.append(event, key, who)
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'out-of-order')) throw error
      return this.#squeezeIn(event)
    }
  }

  override head(room: string): Position | null {
    const cached = super.head(room)
    const stored = this.context.log.head(room)
    return (stored?.seq ?? 0) > (cached?.seq ?? 0) ? stored : cached
  }

  override chain(author: string): ChainHead {
    const cached = super.chain(author)
    const stored = this.context.log.chain(author)
    return stored.aseq > cached.aseq ? stored : cached
  }

  #squeezeIn(event: LogEvent): Position {
    const { context, hash } = this
    const position = context.claim.positionAt((this.head(event.room)?.seq ?? 0) + 1)
    context.log.append([{ event, position, id: eventId(event, hash) }], context.space.id)
    context.audience.appended(event.room, [{ event, position }])
    return position
  }
}
