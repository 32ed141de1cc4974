import { admission } from './probes/admission.ts'
import { entries } from './probes/entries.ts'
import { local } from './probes/local.ts'
import { times } from './probes/times.ts'
import { writing } from './probes/writing.ts'
import type { Probe } from './probe.ts'

export const probes: readonly Probe[] = [...admission, ...entries, ...writing, ...times, ...local]
