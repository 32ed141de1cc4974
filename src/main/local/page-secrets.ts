/** What proves to the device that a page belongs to its owner. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { returnProofText } from '#shared/bridge.ts'

const maxNonces = 64

const Auth = v.union([v.object({ token: v.string() }), v.object({ nonce: v.string(), proof: v.string() })])

/**
 * A page of this run has its token. One that was open before a restart proves the key, which outlives the run: it never
 * sends the key, nor stores it, since while Parley does not run another account may answer at its address.
 */
export class PageSecrets {
  readonly token = newSecret()
  readonly returnKey: string
  readonly #nonces = new Set<string>()

  /** @param returnKey 32 bytes, base64url; without one, pages do not outlive the run */
  constructor(returnKey: string = newSecret()) {
    this.returnKey = returnKey
  }

  /** To be proved once. */
  nonce(): string {
    const nonce = newSecret()
    const [oldest] = this.#nonces
    if (oldest !== undefined && this.#nonces.size >= maxNonces) this.#nonces.delete(oldest)
    this.#nonces.add(nonce)
    return nonce
  }

  /** @param origin of the page, checked by the caller: a proof made elsewhere is worth nothing here */
  accepts(given: unknown, origin: string): boolean {
    const auth = v.safeParse(Auth, given)
    if (!auth.success) return false
    if ('token' in auth.output) return isSame(auth.output.token, this.token)
    const { nonce, proof } = auth.output
    if (!this.#nonces.delete(nonce)) return false
    const hmac = createHmac('sha256', Buffer.from(this.returnKey, 'base64url'))
    return isSame(proof, hmac.update(returnProofText(origin, nonce)).digest('base64url'))
  }
}

/** Compares hashes, so that neither length nor time reveals anything. */
export function isSame(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
