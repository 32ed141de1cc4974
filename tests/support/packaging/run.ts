import { spawnSync } from 'node:child_process'

/** For tests whose work is done by other programs, which share the machine with the rest of the suite. */
export const timeoutMs = 120_000

/** Its output, or an error with it. */
export function run(program: string, args: string[], env = process.env): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}\n${stdout}${stderr}`)
  return stdout + stderr
}

/** Prints how long a step took. */
export async function timed<Result>(step: string, work: () => Result | Promise<Result>): Promise<Result> {
  const begun = performance.now()
  const result = await work()
  console.log(`${step} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  return result
}
