import type { Words } from '../../words/words.ts'

/** @param ahead ms, negative if late. @returns '' for a clock that is right */
export function clockText({ t, span }: Words, name: string, ahead: number): string {
  if (ahead === 0) return ''
  return t(ahead < 0 ? 'people.clock.late' : 'people.clock.ahead', { name, time: span(Math.abs(ahead)) })
}
