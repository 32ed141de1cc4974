/** Tries values on a target until the time is over or one of them breaks it. */
import * as fc from 'fast-check'
import { readCorpus, type Found } from './corpus.ts'
import { timed, type Target, type Trial } from './target.ts'

export interface Outcome {
  target: string
  runs: number
  /** A small value that breaks it, and what it breaks. */
  found: Found | null
  /** A known failure that is not fixed. */
  isKnown: boolean
}

export interface Effort {
  seed: number
  /** Milliseconds, or a number of runs. */
  time?: number
  runs?: number
}

export async function fuzz(target: Target, { seed, time, runs }: Effort): Promise<Outcome> {
  return withTrial(target, async ({ attempt }) => {
    const property = fc.asyncProperty(target.values, (value) => timed(() => attempt(value), target.most))
    const checked = await fc.check(property, {
      seed,
      numRuns: runs ?? 100_000_000,
      ...(time === undefined ? {} : { interruptAfterTimeLimit: time, markInterruptAsFailure: false })
    })
    const broke = checked.errorInstance instanceof Error ? String(checked.errorInstance) : 'threw no error'
    const found =
      checked.failed && checked.counterexample ? { value: checked.counterexample[0], broke } : null
    return {
      target: target.name,
      runs: checked.numRuns,
      found,
      isKnown: found !== null && waits(target, found)
    }
  })
}

/** Whether the failure is stored with a reason why it is not fixed. */
function waits({ name }: Target, { broke }: Found): boolean {
  return readCorpus(name).some((entry) => entry.skipped !== undefined && entry.broke === broke)
}

/** What was found before, unless it is known to be broken. @returns those that break it again */
export async function replay(target: Target): Promise<Found[]> {
  const values = readCorpus(target.name).filter(({ skipped }) => skipped === undefined)
  if (values.length === 0) return []
  return withTrial(target, async ({ attempt }) => {
    const broken: Found[] = []
    for (const { value } of values) {
      await timed(() => attempt(value), target.most).catch((error: unknown) =>
        broken.push({ value, broke: String(error) })
      )
    }
    return broken
  })
}

async function withTrial<R>(target: Target, act: (trial: Trial<unknown>) => Promise<R>): Promise<R> {
  const trial = await target.begin()
  try {
    return await act(trial)
  } finally {
    await trial.end?.()
  }
}
