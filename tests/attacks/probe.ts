/** An attack with a yes or no as its result, without load. */
import type { Host } from './host.ts'
import type { RawConnection } from './raw-connection.ts'
import type { Person } from './person.ts'
import type { SeededSpace } from './seeded-space.ts'

export interface ProbeTarget {
  host: Host
  seeded: SeededSpace
  /** From an attacker's address; closed with the probe's host. */
  open: (from?: string) => Promise<RawConnection>
  /** Entered as this member. */
  enter: (who: string, from?: string) => Promise<{ line: RawConnection; person: Person }>
}

export interface ProbeOutcome {
  figure: string
  /** One sentence for each wrong result. */
  short: string[]
}

export interface Probe {
  name: string
  does: string
  /** Left out of `npm test`: takes more than a second of the processor, or waits for long. */
  isSlow?: boolean
  run: (probed: ProbeTarget) => Promise<ProbeOutcome>
}
