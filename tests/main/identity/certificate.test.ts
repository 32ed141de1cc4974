import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { expect, test } from 'vitest'
import { deviceIdOf } from '#shared/log/event.ts'
import {
  derOf,
  fingerprintOf,
  isDueForRenewal,
  newCertificate
} from '../../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'

const day = 86_400_000
const now = Date.UTC(2026, 0, 15)

test('a certificate is valid before and after now, and no longer than browsers accept', async () => {
  const { certificate, key } = await newCertificate(now)
  const made = new X509Certificate(certificate)
  expect(made.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(Date.parse(made.validFrom)).toBeLessThanOrEqual(now - 29 * day)
  expect(Date.parse(made.validTo) - Date.parse(made.validFrom)).toBeLessThanOrEqual(398 * day)
  expect(() => createSecureContext({ cert: certificate, key })).not.toThrow()
})

test('a certificate is for servers and cannot sign others', async () => {
  const { certificate } = await newCertificate(now)
  const made = new X509Certificate(certificate)
  const serverAuth = '1.3.6.1.5.5.7.3.1'
  expect([made.subjectAltName, made.ca, made.keyUsage]).toEqual(['DNS:parley.local', false, [serverAuth]])
  const extensions = new x509.X509Certificate(certificate).extensions.map(({ type, critical }) => [
    type,
    critical
  ])
  const [subjectAltName, basicConstraints, keyUsage, extendedKeyUsage] = ['17', '19', '15', '37']
  expect(Object.fromEntries(extensions)).toEqual({
    [`2.5.29.${subjectAltName}`]: false,
    [`2.5.29.${basicConstraints}`]: true,
    [`2.5.29.${keyUsage}`]: true,
    [`2.5.29.${extendedKeyUsage}`]: false
  })
  const usage = new x509.X509Certificate(certificate).getExtension(x509.KeyUsagesExtension)
  expect(usage?.usages).toBe(x509.KeyUsageFlags.digitalSignature)
})

test('a certificate is renewed two months before it expires', async () => {
  const { certificate } = await newCertificate(now)
  const end = Date.parse(new X509Certificate(certificate).validTo)
  expect(isDueForRenewal(certificate, end - 61 * day)).toBe(false)
  expect(isDueForRenewal(certificate, end - 59 * day)).toBe(true)
})

test('a certificate that is not valid yet is renewed', async () => {
  const { certificate } = await newCertificate(now)
  expect(isDueForRenewal(certificate, now - 29 * day)).toBe(false)
  expect(isDueForRenewal(certificate, now - 31 * day)).toBe(true)
})

test('the fingerprint equals the one in browsers', async () => {
  const { certificate } = await newCertificate(now)
  expect(fingerprintOf(derOf(certificate))).toBe(new X509Certificate(certificate).fingerprint256)
})

test('an identity always gives the same device, and another identity another one', () => {
  const pem = newIdentityPem()
  const deviceOf = (identity: string): string => deviceIdOf(deviceKeysOf(identity).publicKey, nodeCrypto.hash)
  expect(deviceOf(pem)).toBe(deviceOf(pem))
  expect(deviceOf(newIdentityPem())).not.toBe(deviceOf(pem))
})

test('the key of a certificate is not an identity', async () => {
  const { key } = await newCertificate(now)
  expect(() => deviceKeysOf(key)).toThrow('Ed25519')
})

test('a malformed key or signature verifies as false', async () => {
  const keys = deviceKeysOf(newIdentityPem())
  const { publicKey } = keys
  const bytes = new Uint8Array([1, 2, 3])
  const signature = await keys.sign(bytes)
  expect(await nodeCrypto.verify(publicKey, bytes, signature)).toBe(true)
  expect(await nodeCrypto.verify(publicKey.slice(1), bytes, signature)).toBe(false)
  expect(await nodeCrypto.verify(publicKey, bytes, signature.slice(1))).toBe(false)
  expect(await nodeCrypto.verify(new Uint8Array(32).fill(255), bytes, signature)).toBe(false)
})
