/** Builds what the handlers share, on top of the socket server. */
import { deviceIdOf } from '#shared/log/event.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { fromBase64 } from '#shared/protocol/ids.ts'
import { Audience } from './audience.ts'
import { announce, loadSpace, type Core } from './core.ts'
import type { Door } from './door.ts'
import type { Engine } from './engine.ts'
import { Invitations } from './invitations.ts'
import type { HostOptions } from './options.ts'
import { Roster } from './roster.ts'
import { systemTime } from './time.ts'
import { Writer } from './writer.ts'

/** There is no host change yet, so every space is in its first epoch. */
const epoch = 1
const defaultGrace = 10_000

/** @throws when the log is damaged */
export function buildCore(options: HostOptions, engine: Engine, door: Door): Core {
  const { log, crypto, keys } = options
  const space = loadSpace(options.space, log)
  const audience = new Audience(engine, space)
  const core: Core = {
    space,
    epoch,
    device: deviceIdOf(keys.publicKey, crypto.hash),
    log,
    audience,
    writer: buildWriter(options, space, () => core),
    roster: buildRoster(options, audience),
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
    onApplied: (event) => {
      announce(core(), event)
    },
    onFault: (about, fault) => {
      onTrouble(about, String(fault))
    }
  })
}

function buildRoster({ grace, time, onChange }: HostOptions, audience: Audience): Roster {
  return new Roster({
    grace: grace ?? defaultGrace,
    clock: time ?? systemTime,
    onChange: (device, presence, here) => {
      audience.tellEverybody('presence:changed', { device, presence, here })
      onChange?.()
    }
  })
}
