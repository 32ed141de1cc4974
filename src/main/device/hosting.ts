import type { HostMeasure } from '#shared/bridge.ts'
import { limits } from '#shared/values/limits.ts'
import type { Advertisement } from '../discovery/discovery.ts'
import { startHost } from '../host/host.ts'
import type { Host } from '../host/options.ts'
import { derOf, fingerprintOf } from '../identity/certificate.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import type { Pinned } from '../connection/pinned-connection.ts'
import type { StoredSpace } from '../store/device-file.ts'
import type { SpaceFile } from '../store/space-file.ts'
import { measureOf } from './measure.ts'
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
  around: DeviceContext
): Promise<RunningHost> {
  const { self } = around
  let advertisement: Advertisement | null = null
  const host = await startHost({
    space: stored.space,
    log: file.log,
    search: (...given) => file.search(...given),
    keys: self.keys,
    crypto: nodeCrypto,
    hostName: () => self.profile.name,
    tls: self.certificate,
    app: around.version,
    port: stored.port,
    guests: stored.guests,
    pages: around.pages,
    onProblem: (about, detail) => {
      around.problem({ about, space: stored.space, detail })
    },
    onChange: () => {
      advertisement?.update()
      around.peopleChanged()
    },
    onInvitationUsed: (token) => {
      around.invitationUsed(stored.space, token)
    }
  })
  advertisement = around.discovery.advertise({
    space: stored.space,
    device: self.device,
    port: host.port,
    txt: () => ({
      v: String(limits.protocol),
      id: stored.space,
      dev: self.device,
      ep: '1',
      n: host.name(),
      p: String(host.people()),
      f: host.guests() === 'off' ? '' : 'g'
    })
  })
  const { certificate } = self.certificate
  return {
    host,
    measure: measureOf(host, file),
    own: {
      address: `127.0.0.1:${String(host.port)}`,
      certificate,
      fingerprint: fingerprintOf(derOf(certificate))
    },
    stop: async () => {
      await advertisement.stop()
      await host.close()
    }
  }
}
