/** Texts of events and faults. */
import type { LogEvent } from '#shared/log/event.ts'
import { Refused } from '#shared/values/reply.ts'

/** What a message says; null for other events. */
export function textOf({ kind, body }: LogEvent): string | null {
  const { text } = body
  return kind === 'message.posted' && typeof text === 'string' ? text : null
}

/** Whether a session may report this: disks fill up and connections break in every history. */
export function isExpected(error: unknown): boolean {
  return error instanceof Refused && ['offline', 'timeout', 'storage', 'too-many'].includes(error.code)
}
