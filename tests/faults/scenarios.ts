/** Everything that may go wrong with a host, its members, and what lies between them. */
import { setTimeout as wait } from 'node:timers/promises'
import { Network } from './network.ts'
import type { HostPoint, MemberPoint } from './plans.ts'
import { runScenario, runScenarioOverCable } from './run-scenario.ts'
import type { Outcome } from './report.ts'
import { clockErrorMs, four, type Crowds, type FaultSpace } from './fault-space.ts'

const between = (low: number, high: number): number => low + Math.random() * (high - low)

const seconds = (ms: number): string => `${String(ms / 1000)} s`

async function comesBack(scene: FaultSpace): Promise<number> {
  await scene.startHost()
  return scene.recovered()
}

/** The host is killed at any moment. */
export function hostKilled(runs: number, crowds: Crowds): Promise<Outcome> {
  return runScenario('host killed under load', runs, { crowds }, async (scene) => {
    await wait(between(50, 400))
    await scene.host.kill()
    return comesBack(scene)
  })
}

/** The host is killed when a batch of messages has got to one of these points. */
export function hostKilledAt(points: readonly HostPoint[], runs: number): Promise<Outcome> {
  return runScenario(`host killed ${named(points)}`, runs, { crowds: four }, async (scene, run) => {
    const point = points[run % points.length] ?? 'after-commit'
    await scene.host.request({ type: 'kill', point, after: Math.ceil(between(0, 8)) })
    await scene.host.ended
    return comesBack(scene)
  })
}

/** One member is killed when one of its messages has got to one of these points. */
export function memberKilledAt(points: readonly MemberPoint[], runs: number): Promise<Outcome> {
  const crowds = [['Mina'], ['Omar', 'Lea', 'Ravi']]
  return runScenario(`member killed ${named(points, 'when ')}`, runs, { crowds }, async (scene, run) => {
    const point = points[run % points.length] ?? 'stored'
    await scene.crowds[0]?.request({ type: 'kill', point, after: Math.ceil(between(0, 5)) })
    await scene.crowds[0]?.ended
    await scene.restartCrowd(0)
    return scene.recovered()
  })
}

function named(points: readonly string[], before = ''): string {
  return points.length === 1 ? `${before}${points.join('')}` : 'at each step'
}

/** Connections are cut at random. */
export function connectionsCut(runs: number, crowds: Crowds): Promise<Outcome> {
  return runScenarioOverCable('connections cut at random', runs, { crowds }, async (scene, cable) => {
    await wait(between(100, 400))
    cable.cut(0.5)
    return scene.recovered()
  })
}

/** Nothing gets through in one direction for a while, and what was sent arrives late. */
export function oneWayHeld(direction: 'to-members' | 'to-host', ms: number, runs: number): Promise<Outcome> {
  const name = `${direction} held for ${seconds(ms)}`
  return runScenarioOverCable(name, runs, { crowds: four }, async (scene, cable) => {
    cable.stop(direction)
    await wait(ms)
    cable.heal()
    return scene.recovered()
  })
}

/** Every packet in one direction is dropped for a while. */
export async function oneWayDropped(
  direction: 'to-members' | 'to-host',
  ms: number,
  runs: number
): Promise<Outcome> {
  const network = new Network()
  const options = { crowds: four, address: network.hostAddress, within: network.within }
  try {
    return await runScenario(
      `packets ${direction} dropped for ${seconds(ms)}`,
      runs,
      options,
      async (scene) => {
        network.drop(direction)
        await wait(ms)
        network.heal()
        return scene.recovered()
      }
    )
  } finally {
    network.remove()
  }
}

/** The host's computer sleeps. */
export function hostFrozen(ms: number, runs: number, crowds: Crowds): Promise<Outcome> {
  return runScenario(`host frozen for ${seconds(ms)}`, runs, { crowds }, async (scene) => {
    scene.host.signal('SIGSTOP')
    await wait(ms)
    scene.host.signal('SIGCONT')
    return scene.recovered()
  })
}

/** The clocks of host and members are up to 22 hours apart and jump; the host is killed, too. */
export function clocksWrong(host: 'ahead' | 'behind', runs: number): Promise<Outcome> {
  const off = host === 'ahead' ? clockErrorMs : -clockErrorMs
  const crowds = [['Mina'], ['Omar']]
  const options = { crowds, clocks: { host: off, crowds: [-off, 0] } }
  return runScenario(`clock of the host 11 h ${host}, jumping`, runs, options, async (scene, run) => {
    const jump = run % 2 === 0 ? 0 : off
    await scene.host.request({ type: 'clock', off: jump })
    await scene.crowds[0]?.request({ type: 'clock', off: off - 2 * jump })
    await wait(between(100, 300))
    await scene.host.kill()
    return comesBack(scene)
  })
}

/** How many messages are refused before there is room on the disk again. */
const refusals = 5

/** The host's disk is full for a while: messages are refused, and arrive when they are sent again. */
export function diskFull(runs: number): Promise<Outcome> {
  return runScenario('disk of the host full', runs, { crowds: four, smallDisk: true }, async (scene) => {
    await wait(between(200, 600))
    const before = await scene.refused()
    await scene.host.request({ type: 'fill' })
    while ((await scene.refused()) < before + refusals) await wait(20)
    await scene.write(0)
    await scene.host.request({ type: 'free' })
    const freed = performance.now()
    await scene.retry()
    return scene.recovered(freed)
  })
}
