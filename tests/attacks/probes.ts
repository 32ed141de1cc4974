import { admission } from './probes/admission.ts'
import { entries } from './probes/entries.ts'
import { local } from './probes/local.ts'
import { claims } from './probes/claims.ts'
import { merging } from './probes/merging.ts'
import { times } from './probes/times.ts'
import { writing } from './probes/writing.ts'
import type { Probe } from './probe.ts'

export const probes: readonly Probe[] = [
  ...admission,
  ...entries,
  ...writing,
  ...claims,
  ...merging,
  ...times,
  ...local
]
