/** Plays a scenario: a space under load, a fault brought about again and again, and the count in the end. */
import { Cable } from './cable.ts'
import type { Outcome } from './report.ts'
import { Scene, type SceneOptions } from './fault-space.ts'

/** Messages a second, by all members together. */
const load = 50
/** How long a fault is brought about again and again, ms: on a slow machine, not as often as wanted. */
const longest = 600_000

/** Brings the fault about once. @returns ms from its end until everybody had everything */
export type Act = (scene: Scene, run: number) => Promise<number>

/** @param via lays what is between host and members, and resolves with where the members reach the host */
export async function play(
  scenario: string,
  runs: number,
  options: SceneOptions,
  act: Act,
  via?: (scene: Scene) => Promise<string>
): Promise<Outcome> {
  const scene = await Scene.open(options)
  try {
    await scene.startHost()
    await scene.startCrowds(await via?.(scene))
    const recoveries: number[] = []
    const end = performance.now() + longest
    for (let run = 0; run < runs && performance.now() < end; run += 1) {
      await scene.write(load)
      recoveries.push(await act(scene, run))
    }
    return { scenario, runs: recoveries.length, recoveries, ...(await scene.finish()) }
  } catch (fault) {
    throw new Error(`${scenario}: ${String(fault)}`, { cause: fault })
  } finally {
    await scene.close()
  }
}

/** The same with a cable between host and members. */
export async function playOverCable(
  scenario: string,
  runs: number,
  options: SceneOptions,
  act: (scene: Scene, cable: Cable) => Promise<number>
): Promise<Outcome> {
  let cable: Cable | undefined
  const lay = async ({ port }: Scene): Promise<string> => {
    cable = new Cable(port)
    await cable.listen()
    return cable.address
  }
  const actWithCable: Act = (scene) => {
    if (!cable) throw new Error('the cable has not been laid')
    return act(scene, cable)
  }
  try {
    return await play(scenario, runs, options, actWithCable, lay)
  } finally {
    cable?.close()
  }
}
