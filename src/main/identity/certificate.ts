/** Self-signed; it is trusted only because the identity key signs it. */
import 'reflect-metadata'
import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type Extension
} from '@peculiar/x509'

export interface DeviceCertificate {
  certificate: string
  key: string
}

const dayMs = 86_400_000
/** A member whose clock is late can connect. */
const validBeforeMs = 30 * dayMs
/** Browsers reject longer ones without a way to continue. */
const lifetimeMs = 395 * dayMs
/** It is replaced this long before it expires. */
const renewalMs = 60 * dayMs

/** The host's addresses change, so it names none; members pin it under any name. */
const hostName = 'parley.local'

/** It signs no other certificate. Without `keyCertSign` a member's connection has to allow a partial chain (BoringSSL). */
function extensions(): Extension[] {
  const critical = true
  return [
    new SubjectAlternativeNameExtension([{ type: 'dns', value: hostName }]),
    new BasicConstraintsExtension(false, undefined, critical),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, critical),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth])
  ]
}

/** A P-256 certificate; Chromium does not take Ed25519 ones. */
export async function newCertificate(now: number): Promise<DeviceCertificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(8).toString('hex'),
      name: 'CN=Parley',
      notBefore: new Date(now - validBeforeMs),
      notAfter: new Date(now - validBeforeMs + lifetimeMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: extensions()
    },
    crypto
  )
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return { certificate: made.toString('pem'), key: pem('PRIVATE KEY', key) }
}

/** Also true when it is not valid yet, after a clock was wrong. */
export function isDueForRenewal(certificate: string, now: number): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate)
  return Date.parse(validTo) - renewalMs < now || Date.parse(validFrom) > now
}

export function derOf(certificate: string): Uint8Array {
  return new Uint8Array(new X509Certificate(certificate).raw)
}

/** SHA-256 as browsers show it: hex pairs with colons. */
export function fingerprintOf(certificate: Uint8Array): string {
  const hex = createHash('sha256').update(certificate).digest('hex').toUpperCase()
  return hex.match(/../g)?.join(':') ?? hex
}

export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
