/**
 * Counts what went wrong with messages, from what everyone noted down and what the log holds in the end. It knows
 * nothing of how the histories came about. A message is known by its text, so no two may say the same.
 */

/** A member's notes about its own messages, and about all messages shown to it. */
export type Step =
  /** Before it is stored. */
  | { did: 'requested'; message: string }
  /** Acknowledged: it must arrive, unless a refusal follows. */
  | { did: 'stored'; message: string }
  /** The host acknowledged it. */
  | { did: 'acknowledged'; message: string }
  /** Refused: it must not arrive, unless it is requested again. */
  | { did: 'refused'; message: string }
  /** It may arrive or not, and be deleted again. */
  | { did: 'withdrawn'; message: string }
  /** The window opened, for the first time or again: from here on it shows everything again. */
  | { did: 'opened' }
  | { did: 'shown'; message: string; room: string; seq: number }

export interface History {
  member: string
  steps: readonly Step[]
  /** It does not take part any more: nothing is owed to it. */
  isOut?: boolean
}

/** A message in the log. */
export interface LoggedMessage {
  message: string
  room: string
  seq: number
}

/** One sentence for each failure; all are empty after a good run. */
export interface Findings {
  /** Acknowledged, but not shown to a member whose window reaches back that far. */
  lost: string[]
  /** Shown twice in one window, or twice in the log. */
  repeated: string[]
  /** Shown against the log's order, at another place than the log's, or against its author's own order. */
  reordered: string[]
  /** Acknowledged or shown, but not in the final log. */
  gone: string[]
  /** Stored, not refused, and in the end not in the log. */
  stuck: string[]
}

/** @param log the host's final log */
export function check(histories: readonly History[], log: readonly LoggedMessage[]): Findings {
  const inLog = new Map(log.map((one) => [one.message, one]))
  const due = withoutWithdrawn(histories)
  return {
    lost: lost(due, log),
    repeated: [...twice('the log', log), ...eachWindow(histories, twice)],
    reordered: [
      ...histories.flatMap(({ member, steps }) => againstAuthor(member, steps, inLog)),
      ...eachWindow(histories, (member, shown) => outOfOrder(member, shown, inLog))
    ],
    gone: gone(due, inLog),
    stuck: due.flatMap(({ member, steps }) => stuck(member, steps, inLog))
  }
}

/** Nobody has to receive these. */
function withoutWithdrawn(histories: readonly History[]): History[] {
  const all = histories.flatMap(({ steps }) => steps)
  const withdrawn = new Set(all.flatMap((step) => (step.did === 'withdrawn' ? [step.message] : [])))
  return histories.map(({ steps, ...member }) => ({
    ...member,
    steps: steps.filter((step) => step.did === 'opened' || !withdrawn.has(step.message))
  }))
}

type Shown = Extract<Step, { did: 'shown' }>

/** What each window showed, in turn. */
function windows(steps: readonly Step[]): Shown[][] {
  const all: Shown[][] = [[]]
  for (const step of steps) {
    if (step.did === 'opened') all.push([])
    if (step.did === 'shown') all.at(-1)?.push(step)
  }
  return all
}

function eachWindow(
  histories: readonly History[],
  find: (member: string, shown: readonly Shown[]) => string[]
): string[] {
  return histories.flatMap(({ member, steps }) => windows(steps).flatMap((shown) => find(member, shown)))
}

function twice(where: string, shown: readonly LoggedMessage[]): string[] {
  const seen = new Set<string>()
  return shown.flatMap(({ message }) => {
    if (seen.has(message)) return [`${where} shows “${message}” again`]
    seen.add(message)
    return []
  })
}

function outOfOrder(
  member: string,
  shown: readonly Shown[],
  inLog: ReadonlyMap<string, LoggedMessage>
): string[] {
  const last = new Map<string, number>()
  return shown.flatMap(({ message, room, seq }) => {
    const before = last.get(room) ?? 0
    last.set(room, seq)
    if (seq <= before) return [`${member} was shown “${message}” (${seq}) after ${before}`]
    const place = inLog.get(message)
    if (!place || (place.room === room && place.seq === seq)) return []
    return [`${member} was shown “${message}” at ${seq}, and the log has it at ${place.seq}`]
  })
}

/** An author's order of (last) requests is the order in the log of each room. */
function againstAuthor(
  member: string,
  steps: readonly Step[],
  inLog: ReadonlyMap<string, LoggedMessage>
): string[] {
  const requested = steps.flatMap((step) => (step.did === 'requested' ? [step.message] : []))
  const inTurn = [...new Set(requested.toReversed())].toReversed()
  const last = new Map<string, LoggedMessage>()
  return inTurn.flatMap((message) => {
    const place = inLog.get(message)
    if (!place) return []
    const before = last.get(place.room)
    last.set(place.room, place)
    return before && before.seq > place.seq
      ? [`${member} said “${before.message}” before “${message}”, and the log has it after`]
      : []
  })
}

function lost(histories: readonly History[], log: readonly LoggedMessage[]): string[] {
  const acknowledged = new Set(
    histories.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.did === 'acknowledged' ? [step.message] : []))
    )
  )
  const owed = log.filter(({ message }) => acknowledged.has(message))
  const inLog = new Set(log.map(({ message }) => message))
  const nowhere = [...acknowledged].filter((message) => !inLog.has(message))
  const present = histories.filter(({ isOut }) => isOut !== true)
  return present.flatMap(({ member, steps }) => {
    const shown = windows(steps).at(-1) ?? []
    const messages = new Set(shown.map(({ message }) => message))
    const reaches = oldest(shown)
    const missing = owed.filter(
      ({ message, room, seq }) => !messages.has(message) && seq >= (reaches.get(room) ?? 0)
    )
    return [
      ...missing.map(({ message }) => message),
      ...nowhere.filter((message) => !messages.has(message))
    ].map((message) => `${member} was never shown “${message}”`)
  })
}

/** How far back a window reaches, by room. */
function oldest(shown: readonly Shown[]): Map<string, number> {
  const reaches = new Map<string, number>()
  for (const { room, seq } of shown) reaches.set(room, Math.min(seq, reaches.get(room) ?? seq))
  return reaches
}

function gone(histories: readonly History[], inLog: ReadonlyMap<string, LoggedMessage>): string[] {
  const promised = new Set(
    histories.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.did === 'acknowledged' || step.did === 'shown' ? [step.message] : []))
    )
  )
  return [...promised]
    .filter((message) => !inLog.has(message))
    .map((message) => `“${message}” was acknowledged or shown, and the log does not have it`)
}

function stuck(member: string, steps: readonly Step[], inLog: ReadonlyMap<string, LoggedMessage>): string[] {
  const owed = new Set<string>()
  for (const step of steps) {
    if (step.did === 'stored') owed.add(step.message)
    if (step.did === 'refused') owed.delete(step.message)
  }
  return [...owed]
    .filter((message) => !inLog.has(message))
    .map((message) => `“${message}” by ${member} was stored and never arrived`)
}
