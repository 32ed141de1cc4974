import type { Code } from '#shared/values/reply.ts'

/** No, unknown or late answer of a host: the person can do the same about each. */
export const unreached: ReadonlySet<Code> = new Set<Code>(['not-found', 'offline', 'timeout'])
