/** Runs many histories, and says what it found and how to see it again. */
import { noBug, type PlantedBug } from './planted-bugs.ts'
import type { Kind } from './plan.ts'
import { simulate } from './simulate.ts'

export interface Found {
  kind: Kind
  seed: number
  violations: string[]
}

/** @returns the seeds with violations */
export async function runSeeds(
  from: number,
  count: number,
  kindOf: (seed: number) => Kind
): Promise<Found[]> {
  const found: Found[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const kind = kindOf(seed)
    const { violations } = await simulate(seed, noBug, kind)
    if (violations.length > 0) found.push({ kind, seed, violations })
  }
  return found
}

/** @returns the first seed that shows a bug, or null */
export async function firstFailure(
  planted: PlantedBug,
  most: number,
  kind: Kind = 'disks'
): Promise<Found | null> {
  for (let seed = 1; seed <= most; seed += 1) {
    const { violations } = await simulate(seed, planted, kind)
    if (violations.length > 0) return { kind, seed, violations }
  }
  return null
}

/** What to say about a failing seed. */
export function failureText({ kind, seed, violations }: Found): string {
  const shown = violations.slice(0, 10).map((violation) => `  ${violation}`)
  return [`KIND=${kind} SEED=${seed} npx vitest run tests/simulation`, ...shown].join('\n')
}
