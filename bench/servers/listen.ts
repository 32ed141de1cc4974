/** Plain HTTP, or TLS 1.3 with the argument `tls`, on a free port. */
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { newCertificate } from '../../src/main/identity/certificate.ts'
import { serveParent } from './child.ts'

/** @param attach binds the chat to the server before it listens */
export async function serveBare(attach: (server: Server) => void): Promise<void> {
  const tls = process.argv.includes('tls') ? await newCertificate(Date.now()) : null
  const server = tls
    ? createSecureServer({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.3' })
    : createServer()
  attach(server)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    serveParent({ port, certificate: tls?.certificate ?? null, space: '' })
  })
}
