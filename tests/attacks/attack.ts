/** An attack that is made under an honest load, and what must be true meanwhile. */
import type { Least } from './figures.ts'
import type { Scene } from './attack-run.ts'
import type { Wanted } from './seeded-space.ts'

export interface Attack {
  name: string
  /** What the attackers do, in a few words. */
  does: string
  /** How long, s. */
  seconds: number
  space?: Wanted
  /** Arguments of `parley host`. */
  host?: readonly string[]
  /** Fewer than this is no attack. */
  least: Least
  /** The number of honest people, all at one address, who come for the first time during the attack and then talk. */
  newcomers?: number
  /** `npm test` makes it too, for a moment and without honest members: what counts is memory, and that the host goes on. */
  isQuick?: boolean
  run: (scene: Scene) => Promise<void>
}
