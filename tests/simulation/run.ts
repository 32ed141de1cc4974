/** Runs many histories, and says what it found and how to see it again. */
import { noBug, type PlantedBug } from './planted-bugs.ts'
import { simulate } from './simulate.ts'

export interface Found {
  seed: number
  violations: string[]
}

/** @returns the seeds with violations */
export async function runSeeds(from: number, count: number, planted: PlantedBug = noBug): Promise<Found[]> {
  const found: Found[] = []
  const begun = performance.now()
  let messages = 0
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await simulate(seed, planted)
    messages += outcome.messages
    if (outcome.violations.length > 0) found.push({ seed, violations: outcome.violations })
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(`${count} histories, ${messages} messages, ${(count / seconds).toFixed(0)} histories a second`)
  return found
}

/** @returns the first seed that shows a bug, or null */
export async function firstFailure(planted: PlantedBug, most: number): Promise<Found | null> {
  for (let seed = 1; seed <= most; seed += 1) {
    const { violations } = await simulate(seed, planted)
    if (violations.length > 0) return { seed, violations }
  }
  return null
}

/** What to say about a failing seed. */
export function failureText({ seed, violations }: Found): string {
  const shown = violations.slice(0, 10).map((violation) => `  ${violation}`)
  return [`SEED=${seed} npx vitest run tests/simulation`, ...shown].join('\n')
}
