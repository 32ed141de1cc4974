import { startChild, type Child, type Memory } from './child.ts'
import { Crowd, pause } from './load/crowd.ts'
import { driveAt, flood, type Measured } from './load/drive.ts'
import type { Plan } from './plan.ts'
import type { Target } from './targets.ts'

export interface Result {
  target: string
  /** Beside broadcasting messages. */
  does: string
  /** Bytes per idle member; null when it was not measured. */
  memory: Memory | null
  loads: Load[]
  /** Lost, repeated, reordered or refused messages. */
  failures: string[]
}

export interface Load {
  members: number
  /** Messages per second; null for the maximum. */
  rate: number | null
  measured: Measured
}

const maxFailures = 10
/** A warm-up is this many seconds of this many messages in flight. */
const warmUp = { seconds: 1, inFlight: 100, writtenAhead: 4000 }

export async function run(target: Target, plan: Plan, flags: string[]): Promise<Result> {
  const failures: string[] = []
  const onFailure = (failure: string): void => {
    if (failures.length < maxFailures) failures.push(failure)
  }
  const memory = plan.idle === 0 ? null : await measureIdle(target, plan.idle, onFailure)
  const loads = await withServer(target, flags, (child) => measureLoads(target, plan, child, onFailure))
  return { target: target.name, does: target.does, memory, loads, failures }
}

function measureIdle(target: Target, members: number, onFailure: (failure: string) => void): Promise<Memory> {
  return withServer(target, [], async (child) => {
    const dialect = target.speak(child.ready)
    await dialect.register(members)
    const before = await child.memory()
    await new Crowd(dialect, onFailure).growTo(members)
    await pause(500) // until the last newcomer has been announced to all
    const after = await child.memory()
    return {
      resident: (after.resident - before.resident) / members,
      live: (after.live - before.live) / members
    }
  })
}

async function measureLoads(
  target: Target,
  plan: Plan,
  child: Child,
  onFailure: (failure: string) => void
): Promise<Load[]> {
  const dialect = target.speak(child.ready)
  await dialect.register(Math.max(...plan.members))
  const crowd = new Crowd(dialect, onFailure)
  const loads: Load[] = []
  for (const members of plan.members) {
    await crowd.growTo(members)
    loads.push(...(await measureCrowd(crowd, plan, child)))
  }
  await pause(200) // a repetition may come late
  return loads
}

async function measureCrowd(crowd: Crowd, plan: Plan, child: Child): Promise<Load[]> {
  const members = crowd.size
  const loads: Load[] = []
  crowd.writeAhead(warmUp.writtenAhead)
  const warm = await flood(warmUp.inFlight, warmUp.seconds, crowd, child)
  for (const rate of plan.rates) {
    loads.push({ members, rate, measured: await driveAt(rate, plan.seconds, crowd, child) })
  }
  const perSecond = Math.ceil(warm.messages / warm.seconds)
  crowd.writeAhead(2 * perSecond * plan.seconds)
  const inFlight = Math.min(plan.inFlight, perSecond)
  loads.push({ members, rate: null, measured: await flood(inFlight, plan.seconds, crowd, child) })
  return loads
}

async function withServer<T>(target: Target, flags: string[], act: (child: Child) => Promise<T>): Promise<T> {
  const child = await startChild(target.program, target.args, flags)
  try {
    return await act(child)
  } finally {
    await child.stop()
  }
}
