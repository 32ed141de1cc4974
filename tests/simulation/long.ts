/** `npm run test:simulation`: as many histories of `KIND` as `SEEDS` says, from `SEED` on, on every core at once. */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import type { Kind } from './plan.ts'
import { failureText, runSeeds } from './run.ts'

const kinds: readonly Kind[] = ['disks', 'copies', 'hosts']
const Share = v.object({ kind: v.picklist(kinds), from: v.number(), count: v.number() })
const Failed = v.number()

/** Seeds at a time: each share prints a line when it is done. */
const share = 500

async function runAll(kind: Kind, first: number, count: number): Promise<number> {
  let next = first
  const takeShares = async (): Promise<number> => {
    let failed = 0
    while (next < first + count) {
      const from = next
      next += share
      failed += await runShare({ kind, from, count: Math.min(share, first + count - from) })
    }
    return failed
  }
  const counts = await Promise.all(Array.from({ length: availableParallelism() }, takeShares))
  return counts.reduce((sum, failed) => sum + failed, 0)
}

/** @returns how many histories of the share broke a promise */
function runShare(given: v.InferOutput<typeof Share>): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given })
    worker.once('message', (failed) => {
      resolve(v.parse(Failed, failed))
    })
    worker.once('error', reject)
  })
}

if (isMainThread) {
  const begun = performance.now()
  const count = Number(process.env['SEEDS'] ?? 20_000)
  const kind = kinds.find((one) => one === process.env['KIND']) ?? 'disks'
  const failed = await runAll(kind, Number(process.env['SEED'] ?? 1), count)
  const minutes = (performance.now() - begun) / 60_000
  console.log(`${(count / minutes).toFixed(0)} histories a minute`)
  console.log(failed === 0 ? 'Every history kept every promise.' : `${failed} histories broke a promise.`)
  process.exitCode = failed === 0 ? 0 : 1
} else {
  const { kind, from, count } = v.parse(Share, workerData)
  const found = await runSeeds(kind, from, count)
  for (const one of found) console.log(failureText(one))
  parentPort?.postMessage(found.length)
}
