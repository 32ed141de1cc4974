import * as s from './scenarios.ts'
import { table } from './report.ts'
const [name = '', ...args] = process.argv.slice(2)
const f = (
  s as unknown as Record<string, (...a: (string | number)[]) => Promise<import('./report.ts').Outcome>>
)[name]
const t = performance.now()
const o = await f!(...args.map((a) => (Number.isNaN(Number(a)) ? a : Number(a))))
console.log(table([o]), Math.round(performance.now() - t))
for (const [k, v] of Object.entries(o.findings)) if (v.length) console.log(k, v.slice(0, 5))
console.log(o.recoveries.map(Math.round).join(' '))
