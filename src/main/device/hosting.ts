import type { HostMeasure } from '#shared/bridge.ts'
import { limits } from '#shared/values/limits.ts'
import type { Advertisement } from '../discovery/discovery.ts'
import { startHost } from '../host/host.ts'
import type { Host, HostOptions } from '../host/options.ts'
import { derOf, fingerprintOf } from '../identity/certificate.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import type { Pinned } from '../connection/pinned-connection.ts'
import type { StoredSpace } from '../store/device-file.ts'
import type { SpaceFile } from '../store/space-file.ts'
import { measureOf } from './measure.ts'
import { rivalsAmong } from './meet-rival.ts'
import type { DeviceContext } from './context.ts'

export interface RunningHost {
  host: Host
  own: Pinned
  measure: () => Promise<HostMeasure>
  stop: () => Promise<void>
}

/** @throws when no port is free or the log is damaged */
export async function startHosting(
  stored: StoredSpace,
  file: SpaceFile,
  context: DeviceContext,
  more: Pick<HostOptions, 'mayBeOlder' | 'onYielded' | 'onHealed'>
): Promise<RunningHost> {
  const { certificate } = context.self.certificate
  let advertisement: Advertisement | null = null
  const host = await startHost({
    ...hostOptions(stored, file, context),
    ...more,
    onChange: () => {
      advertisement?.update()
      context.peopleChanged()
    }
  })
  advertisement = advertise(host, stored.space, context)
  return {
    host,
    measure: measureOf(host, file),
    own: {
      address: `127.0.0.1:${String(host.port)}`,
      fingerprint: fingerprintOf(derOf(certificate))
    },
    stop: async () => {
      await advertisement.stop()
      await host.close()
    }
  }
}

function hostOptions(stored: StoredSpace, file: SpaceFile, context: DeviceContext): HostOptions {
  const { self } = context
  const { space, port, guests } = stored
  return {
    space,
    port,
    guests,
    log: file.log,
    search: (...given) => file.search(...given),
    keys: self.keys,
    crypto: nodeCrypto,
    hostName: () => self.profile.name,
    tls: self.certificate,
    app: context.version,
    pages: context.pages,
    onProblem: (about, detail) => {
      context.problem({ about, space, detail })
    },
    rivals: () => rivalsAmong(context.nearby(), { space, keys: self.keys, app: context.version }),
    onInvitationUsed: (token) => {
      context.invitationUsed(space, token)
    }
  }
}

function advertise(host: Host, space: string, { self, discovery }: DeviceContext): Advertisement {
  return discovery.advertise({
    space,
    device: self.device,
    port: host.port,
    txt: () => ({
      v: String(limits.protocol),
      id: space,
      dev: self.device,
      ep: String(host.claim().epoch),
      n: host.name(),
      p: String(host.people()),
      f: host.guests() === 'off' ? '' : 'g'
    })
  })
}
