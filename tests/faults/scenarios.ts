/** Everything that may go wrong with a host, its members and what lies between them. */
import { setTimeout as wait } from 'node:timers/promises'
import { Cable } from './cable.ts'
import { Network } from './network.ts'
import { hostPoints, memberPoints, type HostPoint, type MemberPoint } from './plans.ts'
import type { Outcome } from './report.ts'
import { day, four, Scene, ten, type SceneOptions } from './scene.ts'

/** Messages a second, by all members together. */
const load = 50

const between = (low: number, high: number): number => low + Math.random() * (high - low)

/** Brings the fault about once. @returns ms until everything was well again */
type Act = (scene: Scene, run: number) => Promise<number>

async function play(
  scenario: string,
  runs: number,
  options: SceneOptions,
  act: Act,
  via?: Via
): Promise<Outcome> {
  const scene = await Scene.open(options)
  try {
    await scene.startHost()
    await scene.startCrowds(await via?.(scene))
    await scene.write(load)
    const recoveries: number[] = []
    for (let run = 0; run < runs; run += 1) recoveries.push(await act(scene, run))
    return { scenario, runs, recoveries, ...(await scene.finish()) }
  } finally {
    await scene.close()
  }
}

/** Lays what is between host and members. @returns where the members reach the host */
type Via = (scene: Scene) => Promise<string>

async function comesBack(scene: Scene): Promise<number> {
  await scene.startHost()
  return scene.recovered()
}

/** The host is killed at any moment. */
export function hostKilled(runs: number): Promise<Outcome> {
  return play('host killed under load', runs, { crowds: ten }, async (scene) => {
    await wait(between(50, 500))
    await scene.host.kill()
    return comesBack(scene)
  })
}

/** The host is killed when a batch of messages has got to this point. */
export function hostKilledAt(point: HostPoint, runs: number): Promise<Outcome> {
  return play(`host killed ${point}`, runs, { crowds: four }, async (scene) => {
    await scene.host.ask({ ask: 'kill', point, after: Math.ceil(between(0, 8)) })
    await scene.host.ended
    return comesBack(scene)
  })
}

/** One member is killed when one of its messages has got to this point. */
export function memberKilledAt(point: MemberPoint, runs: number): Promise<Outcome> {
  return play(
    `member killed when ${point}`,
    runs,
    { crowds: [['Mina'], ...four.slice(1)] },
    async (scene) => {
      await scene.crowds[0]?.ask({ ask: 'kill', point, after: Math.ceil(between(0, 5)) })
      await scene.crowds[0]?.ended
      await scene.restartCrowd(0)
      const recovered = await scene.recovered()
      await scene.write(load)
      return recovered
    }
  )
}

/** A cable that lasts as long as `use`. */
async function withCable(use: (via: Via, cable: () => Cable) => Promise<Outcome>): Promise<Outcome> {
  let cable: Cable | undefined
  const laid = (): Cable => {
    if (!cable) throw new Error('no cable has been laid')
    return cable
  }
  const via: Via = async ({ port }) => {
    cable = new Cable(port)
    await cable.listen()
    return cable.address
  }
  try {
    return await use(via, laid)
  } finally {
    cable?.close()
  }
}

/** Connections are cut at random. */
export function connectionsCut(runs: number): Promise<Outcome> {
  return withCable((via, cable) =>
    play(
      'connections cut at random',
      runs,
      { crowds: ten },
      async (scene) => {
        await wait(between(100, 400))
        cable().cut(0.5)
        return scene.recovered()
      },
      via
    )
  )
}

/** Nothing gets through in one direction for a while, and what was sent arrives late. */
export function oneWayHeld(direction: 'to-members' | 'to-host', ms: number, runs: number): Promise<Outcome> {
  return withCable((via, cable) =>
    play(
      `nothing ${direction} for ${ms / 1000} s, then late`,
      runs,
      { crowds: ten },
      async (scene) => {
        cable().stop(direction)
        await wait(ms)
        cable().heal()
        return scene.recovered()
      },
      via
    )
  )
}

/** Every packet in one direction is dropped for a while. */
export async function oneWayDropped(
  direction: 'to-members' | 'to-host',
  ms: number,
  runs: number
): Promise<Outcome> {
  const network = new Network()
  const options = { crowds: ten, address: network.hostAddress, within: network.within }
  try {
    return await play(`packets ${direction} dropped for ${ms / 1000} s`, runs, options, async (scene) => {
      network.drop(direction)
      await wait(ms)
      network.heal()
      return scene.recovered()
    })
  } finally {
    network.remove()
  }
}

/** The host's computer sleeps. */
export function hostFrozen(ms: number, runs: number): Promise<Outcome> {
  return play(`host frozen for ${ms / 1000} s`, runs, { crowds: ten }, async (scene) => {
    scene.host.signal('SIGSTOP')
    await wait(ms)
    scene.host.signal('SIGCONT')
    return scene.recovered()
  })
}

/** The clocks of host and members are two days apart, jump by a day, and the host is killed meanwhile. */
export function clocksWrong(host: number, runs: number): Promise<Outcome> {
  const clocks = { host: host * day, crowds: [-host * day, 0] }
  const name = `clocks ${host > 0 ? 'ahead' : 'behind'} by days, jumping`
  return play(name, runs, { crowds: four, clocks }, async (scene, run) => {
    const off = run % 2 === 0 ? 0 : host * day
    await scene.host.ask({ ask: 'clock', off })
    await scene.crowds[0]?.ask({ ask: 'clock', off: -2 * off })
    await wait(between(100, 300))
    await scene.host.kill()
    return comesBack(scene)
  })
}

/** The host's disk is full for a while: messages are refused, and can be sent again later. */
export async function diskFull(runs: number): Promise<Outcome> {
  const options = { crowds: four, smallDisk: true }
  return play('disk of the host full', runs, options, async (scene) => {
    const before = await scene.refused()
    await scene.host.ask({ ask: 'fill' })
    while ((await scene.refused()) < before + 5) await wait(20)
    await scene.host.ask({ ask: 'free' })
    await scene.write(0)
    const freed = performance.now()
    await scene.retry()
    const recovered = await scene.recovered(freed)
    await scene.write(load)
    return recovered
  })
}

export { hostPoints, memberPoints }
