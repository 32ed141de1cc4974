/** Texts of events and faults. */
import type { LogEvent } from '#shared/log/event.ts'
import { Refused } from '#shared/values/reply.ts'

/** The message that it posts, under the name that it keeps when it is revised; null for other events. */
export function textOf({ kind, body }: LogEvent): string | null {
  const { text } = body
  return kind === 'message.posted' && typeof text === 'string' ? messageIn(text) : null
}

export function versionOf(message: string, version: number): string {
  return `${message}, version ${String(version)}`
}

export function messageIn(text: string): string {
  return text.split(', version ')[0] ?? ''
}

/** Whether a session may report this: disks fill up and connections break in every history. */
export function isExpected(error: unknown): boolean {
  return (
    error instanceof Refused &&
    ['offline', 'timeout', 'storage', 'too-many', 'contested'].includes(error.code)
  )
}
