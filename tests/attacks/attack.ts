/** An attack that is made under an honest load, and what must be true meanwhile. */
import type { RequiredFigures } from './figures.ts'
import type { AttackRun } from './attack-run.ts'
import type { SeedOptions } from './seeded-space.ts'

export interface Attack {
  name: string
  /** What the attackers do, in a few words. */
  does: string
  /** How long, s. */
  seconds: number
  space?: SeedOptions
  /** Arguments of `parley host`. */
  host?: readonly string[]
  /** Fewer than this is no attack. */
  least: RequiredFigures
  /** The number of honest people, all at one address, who come for the first time during the attack and then talk. */
  newcomers?: number
  /** `npm test` makes it too, for a moment and without honest members: what counts is memory, and that the host goes on. */
  isQuick?: boolean
  run: (attackRun: AttackRun) => Promise<void>
}
