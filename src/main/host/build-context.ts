/** Builds what the handlers share, on top of the socket server. */
import { deviceIdOf } from '#shared/log/event.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { fromBase64 } from '#shared/values/ids.ts'
import { Allowances, defaultAllowances } from './limits/allowances.ts'
import { announce } from './broadcasts/announce.ts'
import { Audience } from './broadcasts/audience.ts'
import { loadSpace, tellNews, type Core } from './context.ts'
import type { Door } from './admission/admission.ts'
import type { Engine } from './sockets/socket-server.ts'
import type { Who } from './limits/fair-queue.ts'
import { Invitations } from './admission/invitations.ts'
import { News } from './broadcasts/people-updates.ts'
import type { HostOptions } from './options.ts'
import { Roster } from './broadcasts/roster.ts'
import { systemTime } from './time.ts'
import { Turns } from './limits/turns.ts'
import { wrongSignature } from './log/pending-event.ts'
import { Writer, type WriterParts } from './log/writer.ts'

/** There is no host change yet, so every space is in its first epoch. */
const epoch = 1
const defaultGrace = 10_000

/** @throws when the log is damaged */
export function buildCore(options: HostOptions, engine: Engine, door: Door): Core {
  const { log, crypto, keys } = options
  const space = loadSpace(options.space, log)
  const audience = new Audience(engine, space)
  const { time = systemTime } = options
  const allowances = new Allowances(options.allowances ?? defaultAllowances, () => time.ticks())
  const onWorked = (who: Who, ms: number): void => {
    allowances.worked(who, ms)
  }
  const core: Core = {
    space,
    epoch,
    device: deviceIdOf(keys.publicKey, crypto.hash),
    log,
    audience,
    allowances,
    turns: new Turns({ time, onWorked }),
    search: buildSearch(options, new Turns({ time, onWorked }), onWorked),
    writer: buildWriter(options, space, () => core),
    roster: buildRoster(options, (device) => {
      core.news.presenceChanged(device)
    }),
    news: new News({
      time,
      tell: (devices, rooms) => {
        tellNews(core, devices, rooms)
      }
    }),
    invitations: new Invitations({
      random: crypto.random,
      now: () => (options.time ?? systemTime).now(),
      onUsed: (token) => options.onInvitationUsed?.(token)
    }),
    guests: () => door.guests,
    takesGuests: (secure) => door.takesGuests(secure),
    isNearlyFull: () => door.isNearlyFull(),
    random: crypto.random,
    verify: (key, bytes, proof) => crypto.verify(fromBase64(key), bytes, fromBase64(proof)),
    deviceOf: (key) => deviceIdOf(fromBase64(key), crypto.hash)
  }
  return core
}

/** @param core is there once the writer writes */
function buildWriter(options: HostOptions, space: SpaceState, core: () => Core): Writer {
  const { log, crypto, onTrouble } = options
  return new Writer({
    space,
    epoch,
    log,
    crypto,
    time: options.time ?? systemTime,
    onAppended: (room, placed) => {
      core().audience.appended(room, placed)
    },
    onApplied: (event, changed) => {
      announce(core(), event, changed)
    },
    onWorked: (who, ms) => {
      core().allowances.worked(who, ms)
    },
    onWrong: (who) => {
      core().allowances.punish(who, wrongSignature)
    },
    onFault: (about, fault) => {
      onTrouble(about, String(fault))
    }
  })
}

/** One search at a time, in turns: on another thread it costs its time all the same. */
function buildSearch(options: HostOptions, turns: Turns, onWorked: WriterParts['onWorked']): Core['search'] {
  const { space, log, search } = options
  return (who, wanted, rooms) =>
    turns.take(who, async () => {
      if (!search) return log.search(space, wanted, rooms)
      const { found, ms } = await search(space, wanted, rooms)
      onWorked(who, ms)
      return found
    })
}

function buildRoster({ grace, time, onChange }: HostOptions, tell: (device: string) => void): Roster {
  return new Roster({
    grace: grace ?? defaultGrace,
    clock: time ?? systemTime,
    onChange: (device) => {
      tell(device)
      onChange?.()
    }
  })
}
