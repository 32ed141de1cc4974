import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import * as v from 'valibot'
import { certificateProof, deviceIdOf } from '#shared/log/event.ts'
import { clientHeader, Greeting, greetingPath } from '#shared/protocol/hello.ts'
import { fromBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { fingerprintOf, pem } from './certificate.ts'
import { nodeCrypto } from './crypto.ts'
import type { ProbeResult } from './probe-result.ts'

/** A greeting has about 600. */
const maxGreetingBytes = 16_384
/** From the first packet to the last byte. */
const timeoutMs = 2000

/** Accepts any certificate, then checks that the greeting's key signed it; a later connection pins it. Follows no redirects. Null without a valid greeting within two seconds. */
export async function probeHost(
  address: string,
  port: number,
  signal?: AbortSignal
): Promise<ProbeResult | null> {
  const started = performance.now()
  const timeout = AbortSignal.timeout(timeoutMs)
  const page = await fetchGreeting(address, port, signal ? AbortSignal.any([signal, timeout]) : timeout)
  if (!page) return null
  const greeting = parseGreeting(page.text)
  if (!greeting || !(await hasProof(greeting, page.certificate))) return null
  return {
    greeting,
    certificate: pem('CERTIFICATE', page.certificate),
    fingerprint: fingerprintOf(page.certificate),
    address: `${address.includes(':') ? `[${address}]` : address}:${String(port)}`,
    ms: performance.now() - started
  }
}

interface FetchedPage {
  text: string
  certificate: Uint8Array
}

function fetchGreeting(host: string, port: number, signal: AbortSignal): Promise<FetchedPage | null> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host,
        port,
        path: greetingPath,
        headers: { [clientHeader]: String(limits.protocol) },
        // The one place without verification: what comes back is checked against the certificate itself.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.3',
        agent: false,
        signal
      },
      (response) => {
        const { socket } = response
        const certificate = socket instanceof TLSSocket ? socket.getPeerCertificate().raw : undefined
        readText(response).then(
          (text) => {
            resolve(text !== null && certificate ? { text, certificate: new Uint8Array(certificate) } : null)
          },
          () => {
            resolve(null) // cut off half way
          }
        )
      }
    )
    const fail = (): void => {
      resolve(null)
    }
    sent.on('error', fail) // errors, or a server without TLS
    // A switch to another protocol causes neither a response nor an error.
    sent.on('upgrade', (_response, socket) => {
      socket.destroy()
      fail()
    })
    sent.end()
  })
}

async function readText(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxGreetingBytes) {
      response.destroy()
      return null
    }
    chunks.push(chunk)
  }
  return response.statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : null
}

function parseGreeting(text: string): Greeting | null {
  try {
    const greeting = v.safeParse(Greeting, JSON.parse(text))
    return greeting.success ? greeting.output : null
  } catch {
    return null // not JSON: something else answers on this port
  }
}

async function hasProof(greeting: Greeting, certificate: Uint8Array): Promise<boolean> {
  const key = fromBase64(greeting.key)
  if (deviceIdOf(key, nodeCrypto.hash) !== greeting.host) return false
  return nodeCrypto.verify(key, certificateProof(certificate, nodeCrypto.hash), fromBase64(greeting.proof))
}
