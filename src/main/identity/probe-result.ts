import type { Greeting } from '#shared/protocol/hello.ts'

/** A host that answered with a greeting whose proof is valid. */
export interface ProbeResult {
  greeting: Greeting
  /** PEM of the TLS certificate that it showed. */
  certificate: string
  fingerprint: string
  /** `ip:port` */
  address: string
  /** Milliseconds from the request to the answer. */
  ms: number
}
