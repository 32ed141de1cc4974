/** Injected cryptography: node:crypto on desktops, WebCrypto or pure JavaScript in a page. */

export interface Crypto {
  readonly hash: (bytes: Uint8Array) => Uint8Array
  /** Ed25519; false for a malformed key or signature, never throws. */
  readonly verify: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>
  readonly random: (length: number) => Uint8Array
}

export interface DeviceKeys {
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Promise<Uint8Array>
}
