import { X509Certificate } from 'node:crypto'
import { certificateProof } from '#shared/log/event.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import type { HostContext } from '../context.ts'
import type { HostOptions } from '../options.ts'

export async function createGreeting(options: HostOptions, context: HostContext): Promise<() => Greeting> {
  const { keys, crypto, tls, app, hostName } = options
  const der = new Uint8Array(new X509Certificate(tls.certificate).raw)
  const proof = toBase64(await keys.sign(certificateProof(der, crypto.hash)))
  return () => {
    const claim = context.claim.current
    return {
      v: limits.protocol,
      app,
      space: context.space.id,
      name: context.space.name,
      epoch: claim.epoch,
      claim,
      host: context.device,
      hostName: hostName(),
      key: toBase64(keys.publicKey),
      proof,
      people: context.roster.count,
      guests: context.guests()
    }
  }
}
