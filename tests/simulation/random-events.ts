/** Everything that can happen, one thing at a time. */
import { diskFault } from './older-copies.ts'
import type { Random } from './random.ts'
import type { Side } from './simulated-wire.ts'
import type { World } from './world.ts'
import { changeWaiting } from './waiting-changes.ts'

type Happening = (world: World) => void

const sides: readonly (readonly Side[])[] = [['member'], ['host'], ['member', 'host']]
const hour = 3_600_000
/** Maximum of messages at once; enough to fill a session's window and a host's allowance. */
const flows = [1, 2, 2, 3, 8, 40]

const happenings: readonly Happening[] = [
  cutWire,
  cutWire,
  halfOpenWire,
  stallWire,
  stallWire,
  killHost,
  doomHost,
  doomHost,
  silenceHost,
  closeHost,
  fillDisk,
  fillDisk,
  killMember,
  doomMember,
  stopMember,
  suspendMember,
  suspendMember,
  setClock,
  holdBack,
  changeWaiting,
  changeWaiting,
  changeWaiting,
  changeWaiting,
  describeRoom
]

/** Performs one random step. */
export function randomEvent(world: World): void {
  if (world.random.chance(world.plan.talk)) talk(world)
  else if (world.plan.disks && world.random.chance(0.5)) diskFault(world)
  else world.random.pick(happenings)(world)
}

/** A member writes, often several messages at once. */
function talk(world: World): void {
  const { random } = world
  const member = random.pick(world.members)
  if (member.running && !member.usable) return
  const joined = member.view?.rooms.filter(({ membership }) => membership === 'joined') ?? []
  if (!member.running || joined.length === 0) {
    void member.person.joinRooms()
    return
  }
  const count = random.whole(1, random.pick(flows))
  for (let at = 0; at < count; at += 1) {
    void member.person.post(random.pick(joined).id, `message ${String((world.said += 1))} by ${member.name}`)
  }
}

function cutWire(world: World): void {
  world.network.anyWire()?.cut()
}

function halfOpenWire(world: World): void {
  world.network.anyWire()?.halfOpen(world.random.pick(sides))
}

function stallWire(world: World): void {
  world.network.anyWire()?.stall(world.random.pick(['member', 'host']), world.random.between(100, 9000))
}

function killHost(world: World): void {
  world.host?.process.kill()
}

function doomHost({ hostDisk, random }: World): void {
  hostDisk.doom = doom(random)
}

/** It dies before it has said everything that it would say. */
function silenceHost(world: World): void {
  world.host?.dieWithin(world.random.whole(1, 6))
}

function closeHost(world: World): void {
  void world.host?.close()
}

function fillDisk({ hostDisk, random, members, time }: World): void {
  const member = random.pick(members)
  const isHost = random.chance(0.5)
  const fill = (full: boolean): void => {
    if (isHost) hostDisk.full = full
    else member.fillDisk(full)
  }
  fill(true)
  time.after(random.between(0, 4000), () => {
    fill(false)
  })
}

function killMember(world: World): void {
  world.random.pick(world.others).kill()
}

function doomMember(world: World): void {
  world.random.pick(world.others).disk.doom = doom(world.random)
}

function stopMember(world: World): void {
  void world.random.pick(world.others).stop()
}

function suspendMember({ random, others }: World): void {
  random.pick(others).suspend(random.between(100, 9000))
}

function setClock({ random, members }: World): void {
  random.pick(members).setClock(Math.floor(random.between(-24 * hour, 24 * hour)))
}

function describeRoom({ random, members }: World): void {
  const member = random.pick(members)
  const rooms = member.view?.rooms ?? []
  if (!member.usable) return
  if (rooms.length === 0) return
  const { id, name } = random.pick(rooms)
  const version = String(random.whole(1, 1e6))
  void member.person.describe(id, `${name.split(' ')[0] ?? ''} ${version}`, `about ${version}`)
}

function holdBack({ host, time, random }: World): void {
  const release = host?.holdBack()
  if (release) time.after(random.between(0, 3000), release)
}

const doom = (random: Random): { when: 'before' | 'after'; writes: number } => ({
  when: random.pick(['before', 'after']),
  writes: random.whole(1, 4)
})
