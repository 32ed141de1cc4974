import type { ConnectionState } from '#shared/session/contract.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Space } from '../../state/space/space.svelte.ts'
import type { Words } from '../../words/words.ts'

export interface ConnectionText {
  title: string
  text: string
}

/** Why the host refuses this device or its writes, while the session keeps trying; null when it is only away. */
export function refusedForNow(t: Words['t'], connection: ConnectionState): ConnectionText | null {
  if (connection.state !== 'lost' && connection.state !== 'open') return null
  const { code } = connection
  if (!isForNow(code)) return null
  return { title: t(`connection.${code}.title`), text: t(`connection.${code}`) }
}

const forNow = ['guests-off', 'crowded', 'full', 'clock', 'contested'] as const

function isForNow(code: Code | undefined): code is (typeof forNow)[number] {
  return forNow.some((one) => one === code)
}

/** @param isOwnCopy the host is another copy of this computer, which does not begin to host again by itself */
export function lostText(
  { t, time }: Pick<Words, 't' | 'time'>,
  { since, closed }: Extract<ConnectionState, { state: 'lost' }>,
  isOwnCopy: boolean
): string {
  const key = isOwnCopy ? 'connection.replaced' : closed ? 'connection.closed' : null
  return t(key ?? 'connection.lost', { time: time(since) })
}

/** Why the session has given up, and what to do; null while it is connected or keeps trying. */
export function finalText(
  t: Words['t'],
  connection: ConnectionState,
  { name: space, host }: Pick<Space, 'name' | 'host'>
): ConnectionText | null {
  if (connection.state === 'impostor')
    return { title: t('connection.impostor.title'), text: t('connection.impostor') }
  if (connection.state === 'violation') {
    const text = t(
      connection.code === 'bad-signature' ? 'connection.violation.forged' : 'connection.violation.withheld'
    )
    return { title: t('connection.violation.title'), text }
  }
  return connection.state === 'refused' ? refusedText(t, connection, space, host?.name) : null
}

function refusedText(
  t: Words['t'],
  { code, older }: Extract<ConnectionState, { state: 'refused' }>,
  space: string,
  host: string | undefined
): ConnectionText {
  if (older) return { title: t('connection.older.title'), text: t(`connection.older.${older}`) }
  if (code === 'removed') {
    const text = host === undefined ? t('connection.removed') : t('connection.removed.by', { host })
    return { title: t('connection.removed.title', { space }), text }
  }
  if (code === 'invitation')
    return { title: t('connection.invitation.title'), text: t('connection.invitation') }
  return { title: t('connection.refused.title'), text: t(`refusal.${code}`) }
}

/** A duration in its largest unit: seconds, minutes or hours. */
export function durationText(language: string, ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [value, unit] =
    seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour']
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
  return format.format(Math.floor(value))
}
