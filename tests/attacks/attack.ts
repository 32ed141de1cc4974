/** An attack under an honest load, with its limits. */
import type { RequiredFigures } from './figures.ts'
import type { AttackRun } from './attack-run.ts'
import type { SeedOptions } from './seeded-space.ts'

export interface Attack {
  name: string
  does: string
  /** How long, s. */
  seconds: number
  space?: SeedOptions
  /** Arguments of `parley host`. */
  host?: readonly string[]
  /** With less than this the attack does not count. */
  least: RequiredFigures
  /** Honest newcomers, all at one address, who enter during the attack and then talk. */
  newcomers?: number
  /** Cheap enough for `--quick`. */
  isQuick?: boolean
  run: (attackRun: AttackRun) => Promise<void>
}
