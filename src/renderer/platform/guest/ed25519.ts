/** Ed25519 in JavaScript, for pages without TLS and browsers that do not know it. */
import * as ed25519 from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'

ed25519.hashes.sha512 = sha512

export const { getPublicKey, sign, verify } = ed25519
