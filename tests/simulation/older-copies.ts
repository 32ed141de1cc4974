/** What happens to disks, and between hosts: an older copy is put back, a copy runs elsewhere, a network splits. */
import type { DiskCopy } from './disk.ts'
import type { SimulatedMember } from './member.ts'
import type { Way } from './network.ts'
import type { DiskFaults } from './plan.ts'
import type { World } from './world.ts'

type Happening = (world: World) => void

/** Longest times that the network is split, ms: shorter and longer than the silence that ends a connection. */
const splits = [800, 4000, 12_000, 25_000]

const happenings: Record<keyof DiskFaults, Happening> = {
  copy,
  copyInWrite,
  hostPutBack,
  memberPutBack,
  guestPutBack,
  copyOfHost,
  anotherHost,
  split,
  oneWay,
  removal,
  loss
}

export function diskFault(world: World): void {
  const { random, plan } = world
  const names = Object.keys(happenings) as (keyof DiskFaults)[]
  const name = random.pick(names.flatMap((each) => Array<typeof each>(plan.disks?.[each] ?? 0).fill(each)))
  happenings[name](world)
}

function copy(world: World): void {
  const member = world.random.pick(world.present)
  if (member.isTab) world.tabs.keepCopy()
  else member.disk.keepCopy()
}

function copyInWrite({ random, present }: World): void {
  random.pick(present.filter(({ isTab }) => !isTab)).disk.copyAfter = random.whole(1, 4)
}

function hostPutBack(world: World): void {
  putBackOne(world, world.hosting.computers)
}

function memberPutBack(world: World): void {
  putBackOne(
    world,
    world.others.filter(({ isTab }) => !isTab)
  )
}

function putBackOne(world: World, members: readonly SimulatedMember[]): void {
  const { random } = world
  const able = members.filter(({ disk, isGone }) => disk.copies.length > 0 && !isGone)
  if (able.length === 0) return
  const member = random.pick(able)
  putBack(world, member, random.pick(member.disk.copies))
}

function guestPutBack(world: World): void {
  const disks = world.tabs.putBack(world.random)
  for (const [member, disk] of disks) putBack(world, member, disk)
}

function putBack({ watch }: World, member: SimulatedMember, older: DiskCopy): void {
  watch.mayFork.add(member.device)
  member.putBack(older)
}

function copyOfHost(world: World): void {
  const { random, members, watch } = world
  const [founder] = members
  if (!founder || founder.isGone || members.some(({ name }) => name === copyName)) return
  const older = random.chance(0.5) || founder.disk.copies.length === 0 ? founder.disk.copy() : null
  watch.mayFork.add(founder.device)
  world.runCopy(founder, copyName, older ?? random.pick(founder.disk.copies))
  if (random.chance(0.7)) split(world)
}

const copyName = 'copy of founder'

/** It holds every room from its beginning on. Nobody believes one that was removed. */
function anotherHost(world: World): void {
  const { random, hosting, others } = world
  const able = others.filter((one) => one.isDesktop && one.running && !one.isRemoved && holdsAll(one))
  if (able.length === 0 || hosting.computers.length > 2) return
  const member = random.pick(able)
  // A host that does not know it would refuse it for ever. In the product only the device that started the space hosts.
  const isKnown = hosting.computers.every(
    ({ disk, space }) => disk.fileNow.log.lastIn(space, member.device) > 0
  )
  if (!isKnown) return
  for (const { disk } of hosting.computers) disk.copies.length = 0
  hosting.begin(member)
  member.kill()
}

function holdsAll({ disk, view, space }: SimulatedMember): boolean {
  const rooms = view?.rooms ?? []
  if (rooms.length === 0 || rooms.some(({ membership }) => membership !== 'joined')) return false
  const { log } = disk.fileNow
  return [space, ...rooms.map(({ id }) => id)].every(
    (room) => log.readAfter(space, room, 0, 1)[0]?.position.seq === 1
  )
}

function split(world: World): void {
  const { random, present } = world
  const side = new Map(present.map(({ name }) => [name, random.chance(0.5)]))
  const ways = present.flatMap(({ name: from }) =>
    present.filter(({ name: to }) => side.get(from) !== side.get(to)).map(({ name: to }) => ({ from, to }))
  )
  cut(world, ways)
}

function oneWay(world: World): void {
  const { random, present } = world
  const [from, to] = [random.pick(present).name, random.pick(present).name]
  if (from !== to) cut(world, [{ from, to }])
}

function cut({ network, random }: World, ways: readonly Way[]): void {
  network.cut(ways, random.between(0.2, 1) * random.pick(splits))
}

function removal(world: World): void {
  const { random, members, others } = world
  const [founder] = members
  if (!founder?.usable || members.some(({ isRemoved }) => isRemoved) || others.length < 3) return
  const member = random.pick(others.filter(({ isTab }) => !isTab))
  if (member === founder || member.name === copyName) return
  member.isRemoved = true
  void founder.person.remove(member.device)
}

function loss(world: World): void {
  const { random, members, others } = world
  const able = others.filter(({ isTab, name }) => !isTab && name !== 'founder')
  if (able.length < 2 || members.some(({ isGone }) => isGone)) return
  const member = random.pick(able)
  member.isGone = true
  member.kill()
}
