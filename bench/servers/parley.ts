/** As in the product: TLS 1.3, every event verified and on disk before it is acknowledged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#shared/log/event.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { startHost } from '../../src/main/host/host.ts'
import { newCertificate } from '../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../src/main/store/space-file.ts'
import { serveParent } from './child.ts'

/** All members connect from one address at once; the rest is as in the product. */
const arrivals = { perSecond: 1e6, atOnce: 1e6 }
const connectionLimits = { connections: 4096, perAddress: 4096, arrivals }

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})
const unlimited = { perSecond: 1e9, atOnce: 1e9 }
const share = { device: unlimited, address: unlimited }
const packets = { connection: unlimited, address: unlimited }
const allowances = {
  packets,
  requests: share,
  messages: share,
  changes: share,
  typing: share,
  pictures: share,
  merging: share,
  work: share
}

const { log } = openSpaceFile(join(folder, 'space.db'))
const tls = await newCertificate(Date.now())
const keys = deviceKeysOf(newIdentityPem())
const space = newId(nodeCrypto)
const profile = { name: 'Host', colour: 0 }
await createSpace(log, { space, name: 'Bench', lobby: 'Lobby', profile, at: Date.now() }, keys, nodeCrypto)
const host = await startHost({
  space,
  log,
  keys,
  crypto: nodeCrypto,
  hostName: () => 'Host',
  tls,
  app: 'bench',
  port: 0,
  address: '127.0.0.1',
  guests: 'off',
  pages: null,
  connectionLimits,
  allowances,
  onProblem: (about, detail) => {
    process.stderr.write(`host: ${about}: ${detail}\n`)
  }
})
serveParent({ port: host.port, certificate: tls.certificate, space })
