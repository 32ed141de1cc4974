/** "Greeting": asks the host at an address who it is, and believes only what is proven. */
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { text } from 'node:stream/consumers'
import { TLSSocket } from 'node:tls'
import * as v from 'valibot'
import { deviceOf, isSigned, sha256 } from './bytes.ts'
import { Greeting } from './shapes.ts'

export interface Place {
  address: string
  port: number
}

export interface Met {
  place: Place
  greeting: v.InferOutput<typeof Greeting>
  /** The host's certificate (DER): the only one to accept from now on. */
  certificate: Buffer
}

/** @throws Error when the host does not prove that the certificate is its own. */
export async function meet(place: Place): Promise<Met> {
  const { certificate, body } = await fetchGreeting(place)
  const greeting = v.parse(Greeting, JSON.parse(body))
  const { key, host, proof } = greeting
  if (deviceOf(key) !== host) throw new Error('the key is not the host’s')
  if (!isSigned(certificateProof(certificate), proof, key))
    throw new Error('the certificate is not the host’s')
  return { place, greeting, certificate }
}

/** What a host signs to prove that a certificate is its own. */
export function certificateProof(certificate: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('parley certificate 1'), sha256(certificate)])
}

async function fetchGreeting({ address, port }: Place): Promise<{ certificate: Buffer; body: string }> {
  const request = get({
    host: address,
    port,
    path: '/.well-known/parley',
    headers: { 'x-parley': '1' },
    minVersion: 'TLSv1.3',
    rejectUnauthorized: false,
    agent: false
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  if (!(response.socket instanceof TLSSocket)) throw new Error('the connection is not TLS')
  return { certificate: response.socket.getPeerCertificate().raw, body: await text(response) }
}
