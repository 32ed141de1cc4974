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

/** @returns the first seed from `seed` on with violations that only the bug explains, or null after `most` */
export async function firstShowing(
  bug: PlantedBug,
  { seed: from, most, kind }: { seed: number; most: number; kind: Kind }
): Promise<number | null> {
  const breaks = async (seed: number, planted: PlantedBug): Promise<boolean> =>
    (await simulate(seed, planted, kind)).violations.length > 0
  for (let seed = from; seed < from + most; seed += 1)
    if ((await breaks(seed, bug)) && !(await breaks(seed, noBug))) return seed
  return null
}

/** What to say about a failing seed. */
export function failureText({ kind, seed, violations }: Found): string {
  const shown = violations.slice(0, 10).map((violation) => `  ${violation}`)
  return [`KIND=${kind} SEED=${seed} npx vitest run tests/simulation`, ...shown].join('\n')
}
