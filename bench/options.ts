import { parseArgs } from 'node:util'
import { fullPlan, quickPlan, type Plan } from './plan.ts'

export interface Options {
  plan: Plan
  json: boolean
  /** Servers whose name begins with this. */
  only: string
  /** For Node, in the measured server. */
  serverFlags: string[]
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      // Instead of the plan's; separated by commas.
      members: { type: 'string' },
      rates: { type: 'string' },
      seconds: { type: 'string' },
      'in-flight': { type: 'string' },
      idle: { type: 'string' },
      // Folder for CPU profiles of the servers.
      profile: { type: 'string' }
    }
  })
  const base = values.quick ? quickPlan : fullPlan
  const plan = {
    members: numbers(values.members) ?? base.members,
    rates: numbers(values.rates) ?? base.rates,
    seconds: numbers(values.seconds)?.[0] ?? base.seconds,
    inFlight: numbers(values['in-flight'])?.[0] ?? base.inFlight,
    idle: numbers(values.idle)?.[0] ?? base.idle
  }
  const { json, only, profile } = values
  const serverFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  return { plan, json, only, serverFlags }
}

function numbers(text: string | undefined): number[] | undefined {
  const found = text?.split(',').filter(Boolean).map(Number)
  if (found?.some((number) => !(number >= 0))) throw new TypeError(`not a number: ${String(text)}`)
  return found
}
