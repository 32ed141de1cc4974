/** Measures Parley's host beside bare servers in one run: `npm run bench -- [--quick] [--json] [--only=name] [--prof]`. */
import { parseArgs } from 'node:util'
import { pinLoad } from './child.ts'
import { fullPlan, quickPlan } from './plan.ts'
import { report } from './report.ts'
import { run, type Result } from './run.ts'
import { targets } from './targets.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Only targets whose name begins like this. */
    only: { type: 'string', default: '' },
    /** Members, instead of the plan's. */
    members: { type: 'string' },
    /** Messages in flight when saturated, instead of the plan's. */
    'in-flight': { type: 'string' },
    /** Messages per second, with commas, instead of the plan's. */
    rates: { type: 'string' },
    /** Write a CPU profile of each server here. */
    prof: { type: 'string' }
  }
})
const plan = values.quick ? quickPlan : fullPlan
if (values.members !== undefined) Object.assign(plan, { members: [Number(values.members)], idle: 0 })
if (values['in-flight'] !== undefined) plan.inFlight = Number(values['in-flight'])
if (values.rates !== undefined) plan.rates = values.rates.split(',').filter(Boolean).map(Number)
const flags = values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`]
const pinned = pinLoad()
const results: Result[] = []
for (const target of targets.filter(({ name }) => name.startsWith(values.only))) {
  process.stderr.write(`measuring ${target.name} …\n`)
  results.push(await run(target, plan, flags))
}
process.stdout.write(
  values.json ? `${JSON.stringify({ plan, pinned, results }, null, 2)}\n` : report(results, pinned)
)
if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1
process.exit()
