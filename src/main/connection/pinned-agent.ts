/** Connects only to the server that shows one certificate. Its dates do not count: either clock may be wrong. */
import { Agent } from 'node:https'
import { connect, type ConnectionOptions } from 'node:tls'

const handshakeTimeoutMs = 5000

type OnSocket = Parameters<Agent['createConnection']>[1]

export class PinnedAgent extends Agent {
  readonly #fingerprint: string

  /** @param fingerprint SHA-256 of the whole certificate, as hex pairs with colons */
  constructor(fingerprint: string) {
    super()
    this.#fingerprint = fingerprint
  }

  /**
   * Verification is left to us, since TLS refuses a certificate by its dates before it asks anyone: in TLS 1.3 the
   * handshake proves that the server holds the certificate's key, and nothing is written until the certificate is compared.
   */
  override createConnection(options: ConnectionOptions, onSocket?: OnSocket): undefined {
    const socket = connect({
      ...options,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      session: undefined, // one that is resumed shows no certificate
      timeout: handshakeTimeoutMs
    })
    const fail = (error: Error): void => {
      socket.destroy()
      onSocket?.(error, socket)
    }
    socket.once('error', fail)
    socket.once('timeout', () => {
      fail(new Error('the host does not complete the handshake'))
    })
    socket.once('secureConnect', () => {
      socket.off('error', fail)
      socket.removeAllListeners('timeout')
      socket.setTimeout(0)
      if (socket.getPeerX509Certificate()?.fingerprint256 === this.#fingerprint) onSocket?.(null, socket)
      else fail(new Error('another certificate than the pinned one'))
    })
    return undefined
  }
}
