/** Runs a scenario: a space under load, repeated faults, and a count at the end. */
import { Cable } from './cable.ts'
import type { Outcome } from './report.ts'
import { FaultSpace, type FaultSpaceOptions } from './fault-space.ts'

/** Messages a second, by all members together. */
const load = 50
/** ms of repeated faults: on a slow machine there are fewer. */
const longest = 600_000

/** Causes the fault once. @returns ms from its end until all have everything */
export type FaultAction = (space: FaultSpace, run: number) => Promise<number>

/** @param via lays what is between host and members, and resolves with where the members reach the host */
export async function runScenario(
  scenario: string,
  runs: number,
  options: FaultSpaceOptions,
  act: FaultAction,
  via?: (space: FaultSpace) => Promise<string>
): Promise<Outcome> {
  const space = await FaultSpace.open(options)
  try {
    await space.startHost()
    await space.startCrowds(await via?.(space))
    const recoveries: number[] = []
    const end = performance.now() + longest
    for (let run = 0; run < runs && performance.now() < end; run += 1) {
      await space.write(load)
      recoveries.push(await act(space, run))
    }
    return { scenario, runs: recoveries.length, recoveries, ...(await space.finish()) }
  } catch (error) {
    throw new Error(`${scenario}: ${String(error)}`, { cause: error })
  } finally {
    await space.close()
  }
}

/** The same with a cable between host and members. */
export async function runScenarioOverCable(
  scenario: string,
  runs: number,
  options: FaultSpaceOptions,
  act: (space: FaultSpace, cable: Cable) => Promise<number>
): Promise<Outcome> {
  let cable: Cable | undefined
  const lay = async ({ port }: FaultSpace): Promise<string> => {
    cable = new Cable(port)
    await cable.listen()
    return cable.address
  }
  const actWithCable: FaultAction = (space) => {
    if (!cable) throw new Error('the cable has not been laid')
    return act(space, cable)
  }
  try {
    return await runScenario(scenario, runs, options, actWithCable, lay)
  } finally {
    cable?.close()
  }
}
