/** An attack that either works or does not: no load, no clock. */
import type { Host } from './host.ts'
import type { RawConnection } from './raw-connection.ts'
import type { Person } from './person.ts'
import type { SeededSpace } from './seeded-space.ts'

export interface ProbeTarget {
  host: Host
  seeded: SeededSpace
  /** A connection from an address of the attackers; ended with the probe's host. */
  open: (from?: string) => Promise<RawConnection>
  /** One that has entered as this member. */
  enter: (who: string, from?: string) => Promise<{ line: RawConnection; person: Person }>
}

export interface ProbeOutcome {
  figure: string
  /** One sentence for each thing that worked and should not, or the other way round. */
  short: string[]
}

export interface Probe {
  name: string
  does: string
  /** It takes longer than everything else together: `npm test` leaves it out. */
  isSlow?: boolean
  run: (probed: ProbeTarget) => Promise<ProbeOutcome>
}
