/**
 * `npm run test:simulation`: as many histories as `SEEDS` says, from `SEED` on, on every core at once. All kinds take turns, or only
 * `KIND` is run.
 */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { kindOf, kinds } from './plan.ts'
import { failureText, runSeeds } from './run.ts'

const Share = v.object({ from: v.number(), count: v.number() })
type Share = v.InferOutput<typeof Share>
const Failed = v.number()

/** Seeds at a time: each share prints a line when it is done. */
const share = 500

async function runAll(first: number, count: number): Promise<number> {
  let next = first
  const takeShares = async (): Promise<number> => {
    let failed = 0
    while (next < first + count) {
      const from = next
      next += share
      failed += await runShare({ from, count: Math.min(share, first + count - from) })
    }
    return failed
  }
  const counts = await Promise.all(Array.from({ length: availableParallelism() }, takeShares))
  return counts.reduce((sum, failed) => sum + failed, 0)
}

/** @returns how many histories of the share broke a promise */
function runShare(given: Share): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given })
    worker.once('message', (failed) => {
      resolve(v.parse(Failed, failed))
    })
    worker.once('error', (cause) => {
      reject(new Error(`seeds ${given.from} to ${given.from + given.count - 1}`, { cause }))
    })
  })
}

/** How many there are of each kind. */
function countsOf({ from, count }: Share): string {
  const seeds = Array.from({ length: count }, (_, at) => from + at)
  return kinds.map((kind) => `${seeds.filter((seed) => kindOf(seed) === kind).length} of ${kind}`).join(', ')
}

if (isMainThread) {
  const begun = performance.now()
  const all = { from: Number(process.env['SEED'] ?? 1), count: Number(process.env['SEEDS'] ?? 20_000) }
  const failed = await runAll(all.from, all.count)
  const minutes = (performance.now() - begun) / 60_000
  console.log(`${countsOf(all)}: ${(all.count / minutes).toFixed(0)} histories a minute`)
  console.log(failed === 0 ? 'Every history kept every promise.' : `${failed} histories broke a promise.`)
  process.exitCode = failed === 0 ? 0 : 1
} else {
  const { from, count } = v.parse(Share, workerData)
  const found = await runSeeds(from, count, kindOf)
  for (const one of found) console.log(failureText(one))
  console.log(`Seeds ${from} to ${from + count - 1}: ${found.length} broke a promise`)
  parentPort?.postMessage(found.length)
}
