/** The self-signed TLS certificate of a device. Nobody trusts it for its own sake: the identity key vouches for it. */
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

export interface Certificate {
  /** PEM. */
  certificate: string
  /** PKCS #8 PEM. */
  key: string
}

const day = 86_400_000
/** Valid from a month ago, so that a member whose clock is late can connect. */
const early = 30 * day
/** Browsers reject longer lives outright, without a way to continue. */
const life = 395 * day
/** Made again this long before it ends. */
const renewal = 60 * day

/** It outlives the addresses of its host, so it names none of them; who connects pins it whatever the name. */
const name = 'parley.local'

/**
 * What the key may do: prove, as a server, that it is there. It signs no other certificate. Without `keyCertSign`, BoringSSL
 * takes a certificate for one that somebody else issued, so that a member's link has to allow a partial chain.
 */
function extensions(): Extension[] {
  const critical = true
  return [
    new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
    new BasicConstraintsExtension(false, undefined, critical),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, critical),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth])
  ]
}

/** A P-256 certificate; Chromium does not take Ed25519 ones. */
export async function newCertificate(now: number): Promise<Certificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(8).toString('hex'),
      name: 'CN=Parley',
      notBefore: new Date(now - early),
      notAfter: new Date(now - early + life),
      signingAlgorithm: algorithm,
      keys,
      extensions: extensions()
    },
    crypto
  )
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return { certificate: made.toString('pem'), key: pem('PRIVATE KEY', key) }
}

/** Also when it is not valid yet: the clock was ahead when it was made, or is wrong now. */
export function isDueForRenewal(certificate: string, now: number): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate)
  return Date.parse(validTo) - renewal < now || Date.parse(validFrom) > now
}

/** The bytes that an identity vouches for. */
export function derOf(certificate: string): Uint8Array {
  return new Uint8Array(new X509Certificate(certificate).raw)
}

/** SHA-256 of the certificate as browsers show it: hex pairs with colons. */
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
