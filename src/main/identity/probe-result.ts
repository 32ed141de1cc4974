import type { Greeting } from '#shared/protocol/hello.ts'

/** A host that answered: its greeting, whose proof has been checked, and how it was reached. */
export interface Met {
  greeting: Greeting
  /** PEM of the TLS certificate that it showed. */
  certificate: string
  fingerprint: string
  /** `ip:port` */
  address: string
  /** Milliseconds from asking to the answer. */
  ms: number
}
