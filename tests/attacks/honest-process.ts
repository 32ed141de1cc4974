/** The honest members of a run in one process: they talk and measure. */
import * as v from 'valibot'
import { planOf, serveParent } from '../faults/parent.ts'
import { percentile, type LossCounts, type Talk } from './figures.ts'
import { Target } from './host.ts'
import { HonestPlan } from './plans.ts'
import { LightMember } from './light-member.ts'
import { SessionMember } from './session-member.ts'

const plan = planOf(HonestPlan)
const target = v.parse(Target, plan.target)
const voices = plan.names.map((name) =>
  plan.isCrowd ? new LightMember(target, name) : new SessionMember(target, name)
)
type Talking = SessionMember | LightMember

const timeoutsMs = { entering: 20_000, settling: 15_000 }

/** When each message was written, by author and number. */
const written = new Map<Talking, number[]>()
let timer: NodeJS.Timeout | undefined
let turn = 0
let refused = 0
let cutBefore = 0
let from = new Map<Talking, number>()

function write(): void {
  const voice = voices[turn++ % voices.length]
  if (!voice) return
  const times = written.get(voice) ?? []
  times.push(performance.now())
  written.set(voice, times)
  voice.say().catch(() => (refused += 1))
}

const cuts = (): number => voices.reduce((sum, voice) => sum + voice.cut, 0)

async function all(holds: (voice: Talking) => boolean, ms: number): Promise<void> {
  const signal = AbortSignal.timeout(ms)
  await Promise.all(voices.map((voice) => voice.until(() => holds(voice), signal)))
}

/** A message that has not arrived counts with its age. */
function waiting(): number[] {
  const now = performance.now()
  return voices.flatMap((author) => {
    const times = written.get(author) ?? []
    return voices.flatMap((listener) =>
      listener === author
        ? []
        : times.slice(Math.max(listener.receivedBy(author.name), from.get(author) ?? 0)).map((at) => now - at)
    )
  })
}

function begin(): null {
  cutBefore = cuts()
  for (const voice of voices) {
    voice.latencies = []
    from = new Map(from).set(voice, voice.written)
  }
  return null
}

function talk(): Talk {
  const latencies = [...voices.flatMap((voice) => voice.latencies), ...waiting()]
  const messages = voices.reduce((sum, voice) => sum + voice.written - (from.get(voice) ?? 0), 0)
  return {
    messages,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cut: cuts() - cutBefore
  }
}

/** Stops writing, and counts when nothing more arrives. */
async function finish(): Promise<LossCounts> {
  clearInterval(timer)
  const receivedAll = (listener: Talking): boolean =>
    listener.unsent === 0 && voices.every((author) => listener.receivedBy(author.name) >= author.written)
  await all(receivedAll, timeoutsMs.settling).catch(() => undefined) // what is missing then is counted
  const sum = (count: (voice: Talking) => number): number =>
    voices.reduce((total, voice) => total + count(voice), 0)
  return {
    lost: sum((listener) =>
      voices.reduce((missing, author) => missing + author.written - listener.receivedBy(author.name), 0)
    ),
    repeated: sum(({ repeated }) => repeated),
    reordered: sum(({ reordered }) => reordered),
    refused: refused + sum((voice) => voice.refused)
  }
}

serveParent({}, async (requested) => {
  switch (v.parse(v.object({ type: v.string() }), requested).type) {
    case 'enter': {
      const begun = performance.now()
      for (const voice of voices) voice.start()
      await all((voice) => voice.isJoined, timeoutsMs.entering).catch((cause: unknown) => {
        const inside = voices.filter((voice) => voice.isJoined).length
        const seconds = String(timeoutsMs.entering / 1000)
        throw new Error(
          `${String(inside)} of ${String(voices.length)} honest people got in within ${seconds} s`,
          { cause }
        )
      })
      return performance.now() - begun
    }
    case 'write':
      timer = setInterval(write, 1000 / plan.perSecond)
      return begin()
    case 'begin':
      return begin()
    case 'talk':
      return talk()
    case 'finish':
      return finish()
    default:
      throw new Error('no such question')
  }
})
