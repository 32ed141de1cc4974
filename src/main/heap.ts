/** Limits the heap: by default V8 lets garbage grow. */
import { setFlagsFromString } from 'node:v8'

/**
 * V8 reads these flags at run time. Measured with 60 connections that request all they can and read nothing: 150 MiB
 * instead of 330, for 10 % more processor time.
 */
const flags = ['--semi-space-growth-factor=1', '--max-semi-space-size=2', '--heap-growing-percent=20']

/** For Node only: Electron does not allow changes of its flags. */
export function limitHeapGrowth(): void {
  for (const flag of flags) setFlagsFromString(flag)
}
