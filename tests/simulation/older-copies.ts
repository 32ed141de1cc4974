/** What happens to disks: copies are made of them, also between a write and its acknowledgement, and put back later. */
import type { SimulatedMember } from './member.ts'
import type { World } from './world.ts'

type Happening = (world: World) => void

/** A thing that happens to disks, and how often compared with the others. */
export interface DiskFaults {
  copy: number
  copyInWrite: number
  hostPutBack: number
  memberPutBack: number
  guestPutBack: number
}

const happenings: Record<keyof DiskFaults, Happening> = {
  copy,
  copyInWrite,
  hostPutBack,
  memberPutBack,
  guestPutBack
}

export function diskFault(world: World): void {
  const { random, plan } = world
  const names = Object.keys(happenings) as (keyof DiskFaults)[]
  const name = random.pick(names.flatMap((each) => Array<typeof each>(plan.disks?.[each] ?? 0).fill(each)))
  happenings[name](world)
}

function copy(world: World): void {
  const { random, members } = world
  const member = random.pick(members)
  if (member.isTab) world.copyBrowser()
  else member.disk.keepCopy()
}

function copyInWrite({ random, members }: World): void {
  random.pick(members.filter(({ isTab }) => !isTab)).disk.copyAfter = random.whole(1, 4)
}

function hostPutBack({ random, members: [founder] }: World): void {
  if (founder && founder.disk.copies.length > 0) founder.putBack(random.pick(founder.disk.copies))
}

function memberPutBack({ random, others }: World): void {
  const able = others.filter(({ disk, isTab }) => disk.copies.length > 0 && !isTab)
  if (able.length === 0) return
  const member: SimulatedMember = random.pick(able)
  member.putBack(random.pick(member.disk.copies))
}

function guestPutBack(world: World): void {
  world.putBackBrowser()
}
