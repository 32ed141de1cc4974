import type { Claim } from '#shared/log/claim.ts'

/** What one of two hosts of a space says to the other one. */
export interface Meeting {
  claim: Claim
  people: number
}

/** Its answer; `yours`: the one that asked goes on. */
export interface Verdict {
  claim: Claim
  yours: boolean
}

/** Another host of the same space in the network. */
export interface Rival {
  claim: Claim
  /** Rejects when it does not answer. */
  meet: (meeting: Meeting) => Promise<Verdict>
}
