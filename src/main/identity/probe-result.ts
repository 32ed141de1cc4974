import type { Greeting } from '#shared/protocol/hello.ts'

/** The proof of its greeting is valid. */
export interface ProbeResult {
  greeting: Greeting
  /** PEM. */
  certificate: string
  fingerprint: string
  address: string
  ms: number
}
