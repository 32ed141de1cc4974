import { deviceIdOf } from '#shared/log/event.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'
import { Allowances, defaultAllowances } from './limits/allowances.ts'
import { Clocks } from './broadcasts/clocks.ts'
import { announce } from './broadcasts/announce.ts'
import { Audience } from './broadcasts/audience.ts'
import { Contest } from './claims/contest.ts'
import { Healing } from './claims/healing.ts'
import { HostClaim } from './claims/host-claim.ts'
import { OwnWait } from './claims/own-wait.ts'
import { loadSpace } from './log/load-space.ts'
import { LogEnds } from './log/log-ends.ts'
import { Merger, type MergerDeps } from './log/merger.ts'
import { MessageTallies } from './log/message-tallies.ts'
import { emitPeopleUpdates, type HostContext } from './context.ts'
import type { Admission } from './admission/admission.ts'
import type { SocketServer } from './sockets/socket-server.ts'
import type { Requester } from './limits/fair-queue.ts'
import { Invitations } from './admission/invitations.ts'
import { PeopleUpdates } from './broadcasts/people-updates.ts'
import type { HostOptions } from './options.ts'
import { Roster } from './broadcasts/roster.ts'
import { systemTime, type HostTime } from './time.ts'
import { Turns } from './limits/turns.ts'
import { wrongSignaturePenaltyMs } from './log/pending-event.ts'
import { Writer, type WriterDeps } from './log/writer.ts'

const defaultGraceMs = 10_000
/** An advertisement is found within this time. */
const startingMs = 5_000

/** @throws when the log is damaged */
export function buildContext(options: HostOptions, server: SocketServer, admission: Admission): HostContext {
  const { log, crypto, keys } = options
  const space = loadSpace(options.space, log)
  const audience = new Audience(server, space)
  const { time = systemTime } = options
  const allowances = new Allowances(options.allowances ?? defaultAllowances, () => time.ticks())
  const onWorked = (requester: Requester, ms: number): void => {
    allowances.worked(requester, ms)
  }
  const claim = new HostClaim({ space, log, keys, hash: crypto.hash, now: () => time.now() })
  const me = deviceIdOf(keys.publicKey, crypto.hash)
  const ownWait = new OwnWait({
    device: me,
    space,
    time,
    mayBeOlder: options.mayBeOlder ?? false,
    lastNumber: () => log.chain(me).aseq
  })
  const context: HostContext = {
    space,
    device: me,
    claim,
    ownWait,
    healing: new Healing({ time, ownWait }),
    contest: buildContest(options, space, claim, () => context),
    log,
    audience,
    allowances,
    turns: new Turns({ time, onWorked }),
    search: buildSearch(options, new Turns({ time, onWorked }), onWorked),
    ...buildWriters(options, space, () => context),
    clocks: new Clocks(),
    roster: buildRoster(options, (device) => {
      if (context.roster.presence(device) === 'gone') context.clocks.forget(device)
      context.peopleUpdates.presenceChanged(device)
    }),
    peopleUpdates: buildPeopleUpdates(options, () => context),
    invitations: buildInvitations(options),
    guests: () => admission.guests,
    admitsGuests: (secure) => admission.admitsGuests(secure),
    isNearlyFull: () => admission.isNearlyFull(),
    now: () => time.now(),
    onChange: () => options.onChange?.(),
    random: crypto.random,
    verify: (key, bytes, proof) => crypto.verify(fromBase64(key), bytes, fromBase64(proof)),
    sign: async (bytes) => toBase64(await keys.sign(bytes)),
    deviceOf: (key) => deviceIdOf(fromBase64(key), crypto.hash),
    hash: crypto.hash
  }
  return context
}

function buildPeopleUpdates({ time = systemTime }: HostOptions, context: () => HostContext): PeopleUpdates {
  return new PeopleUpdates({
    time,
    emit: (devices, rooms) => {
      emitPeopleUpdates(context(), devices, rooms)
    }
  })
}

/** An older host of the same space is not to yield to one that has just started, and has nobody but its own person. */
function peopleSince(time: Pick<HostTime, 'ticks'>, count: () => number): () => number {
  const started = time.ticks()
  return () => (count() === 1 && time.ticks() < started + startingMs ? 0 : count())
}

function buildContest(
  options: HostOptions,
  space: SpaceState,
  claim: HostClaim,
  context: () => HostContext
): Contest {
  const { crypto, time = systemTime, rivals = null, mayAlsoHost, onProblem } = options
  return new Contest({
    space,
    claim,
    crypto,
    time,
    rivals,
    mayAlsoHost,
    people: peopleSince(time, () => context().roster.count),
    onClaimed: (raised) => {
      context().audience.emitToAll('host:claimed', { claim: raised })
      context().onChange()
    },
    onYielded: (to) => options.onYielded?.(to),
    onError: (error) => {
      onProblem('host', String(error))
    }
  })
}

/** An older copy comes back in many pieces. */
function onceOnly(call: () => void = () => undefined): () => void {
  let isDone = false
  return () => {
    if (!isDone) call()
    isDone = true
  }
}

/** What is new and what is brought go into one log, with one state. */
function buildWriters(
  options: HostOptions,
  space: SpaceState,
  context: () => HostContext
): Pick<HostContext, 'writer' | 'merger'> {
  const { log, crypto, time = systemTime, onProblem } = options
  const onHealed = onceOnly(options.onHealed)
  const shared: Omit<MergerDeps, 'epoch'> = {
    space,
    log,
    ends: new LogEnds(log),
    tallies: new MessageTallies(log),
    crypto,
    mustBeSettled: () => {
      context().contest.mustBeSettled()
    },
    positionAt: (seq) => context().claim.positionAt(seq),
    onHealed: () => {
      context().healing.extend()
      onHealed()
    },
    onAppended: (room, placed) => {
      context().audience.appended(room, placed)
    },
    onApplied: (event, changed) => {
      announce(context(), event, changed)
    },
    onError: (about, error) => {
      onProblem(about, String(error))
    }
  }
  const writer = new Writer({
    ...shared,
    time,
    onWorked: (requester, ms) => {
      context().allowances.worked(requester, ms)
    },
    mayLack: () => context().healing.isGoingOn,
    onWrongSignature: (requester) => {
      context().allowances.addPenalty(requester, wrongSignaturePenaltyMs)
    }
  })
  return { writer, merger: new Merger({ ...shared, epoch: () => context().claim.current.epoch }) }
}

/** One at a time, in turns: a search in another thread uses a processor too. */
function buildSearch(
  options: HostOptions,
  turns: Turns,
  onWorked: WriterDeps['onWorked']
): HostContext['search'] {
  const { space, log, search } = options
  return (requester, query, rooms) =>
    turns.take(requester, async () => {
      if (!search) return log.search(space, query, rooms)
      const { found, ms } = await search(space, query, rooms)
      onWorked(requester, ms)
      return found
    })
}

function buildRoster({ graceMs, time, onChange }: HostOptions, onPresence: (device: string) => void): Roster {
  return new Roster({
    graceMs: graceMs ?? defaultGraceMs,
    clock: time ?? systemTime,
    onChange: (device) => {
      onPresence(device)
      onChange?.()
    }
  })
}

function buildInvitations({ crypto, time = systemTime, onInvitationUsed }: HostOptions): Invitations {
  return new Invitations({
    random: crypto.random,
    now: () => time.now(),
    onUsed: (token) => onInvitationUsed?.(token)
  })
}
