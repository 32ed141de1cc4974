/** Days that people jump to in a room. */
import type { SessionClient } from '../app/session-client.ts'
import { startOfDay } from '../../text/query.ts'

const weekDays = 7

/** As a date field writes it, in the local time zone. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

/** Midnight some days before now; a day may have 23 or 25 hours. */
export function daysBefore(now: number, count: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - count).getTime()
}

/** The time of the first message; null when there is none, or only a host that is away knows it. */
export async function firstMessageTime(session: SessionClient, room: string): Promise<number | null> {
  const reply = await session.request('log:locate', { room, sought: { at: 0 } })
  return reply.ok ? (reply.located?.at ?? null) : null
}

export type DayPreset = 'today' | 'yesterday' | 'week' | 'first'

/** Those that are not before the first message. @param first its time, null if it is not known */
export function dayPresets(now: number, first: number | null): { preset: DayPreset; at: number }[] {
  const began = daysBefore(first ?? now, 0)
  const days = [
    { preset: 'today', at: daysBefore(now, 0) },
    { preset: 'yesterday', at: daysBefore(now, 1) },
    { preset: 'week', at: daysBefore(now, weekDays) }
  ] as const
  return [...days.filter(({ at }) => at >= began), { preset: 'first', at: 0 }]
}

/** Midnight of a chosen day, moved into the days of the room; null for none. */
export function chosenDay(typed: string, now: number, first: number | null): number | null {
  const at = startOfDay(typed)
  if (at === null) return null
  return Math.min(Math.max(at, first === null ? 0 : daysBefore(first, 0)), daysBefore(now, 0))
}
