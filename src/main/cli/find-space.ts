/** Finds the one space that is meant: the only one nearby, one by its name, or the one that answers at an address. */
import { setTimeout as wait } from 'node:timers/promises'
import type { NearbySpace } from '../discovery/discovery.ts'
import { parseAddress } from '../device/address.ts'
import { probeHost } from '../identity/probe.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { browse, type Browsing } from './space-browser.ts'
import { Failure, UsageError } from './command.ts'
import type { KnownSpace } from './cli-identity.ts'

export interface FoundSpace {
  met: ProbeResult
  /** Null when the space was found by its address; then there is nothing to look for. */
  browsing: Browsing | null
}

/** How long to look for a first match, ms; and then for more spaces that could be meant as well. */
const patience = 3000
const moment = 700
/** How long to wait before an address is asked again, ms. */
const again = 250

/** @throws Failure when there is none, or more than one */
export async function findSpace(
  wanted: string | undefined,
  known: readonly KnownSpace[]
): Promise<FoundSpace> {
  if (wanted !== undefined && isAddress(wanted)) return { met: await meetAt(wanted), browsing: null }
  const browsing = browse(known)
  try {
    const near = await lookFor(browsing, wanted)
    return { met: choose(near, wanted, known).probe, browsing }
  } catch (fault) {
    await browsing.stop()
    throw fault
  }
}

/** Names of spaces seldom have a dot or a colon inside, addresses always do. */
export function isAddress(wanted: string): boolean {
  return /^(\S+[.:]\S+|localhost)$/i.test(wanted) && parseAddress(wanted) !== null
}

/** Asks for as long as others are looked for: a host that is just starting is not refused at once. */
async function meetAt(typed: string): Promise<ProbeResult> {
  const address = parseAddress(typed)
  if (!address) throw new UsageError(`“${typed}” is no address`)
  const until = performance.now() + patience
  for (; performance.now() < until; await wait(again)) {
    const met = await probeHost(address.host, address.port)
    if (met) return met
  }
  throw new Failure(`No space answers at ${typed}.`)
}

function lookFor(browsing: Browsing, wanted: string | undefined): Promise<NearbySpace[]> {
  const matches = (): NearbySpace[] => browsing.list().filter((one) => isCalled(one, wanted))
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve(matches().length > 0 ? matches() : browsing.list())
    }
    let timer = setTimeout(finish, patience)
    let seen = false
    browsing.onChange(() => {
      if (seen || matches().length === 0) return
      seen = true
      clearTimeout(timer)
      timer = setTimeout(finish, moment)
    })
  })
}

function isCalled({ name }: { name: string }, wanted: string | undefined): boolean {
  return wanted === undefined || name.toLocaleLowerCase() === wanted.toLocaleLowerCase()
}

/** @throws Failure */
export function choose(
  near: readonly NearbySpace[],
  wanted: string | undefined,
  known: readonly KnownSpace[]
): NearbySpace {
  const called = near.filter((one) => isCalled(one, wanted))
  const before = known.filter((one) => wanted !== undefined && isCalled(one, wanted))
  const familiar = called.filter(({ space }) => before.some((one) => one.space === space))
  const [first, ...others] = familiar.length > 0 ? familiar : called
  if (!first) throw new Failure(noneCalled(wanted, near))
  if (others.length > 0)
    throw new Failure(`More than one space could be meant. ${choices([first, ...others])}`)
  if (before.length > 0 && familiar.length === 0) {
    throw new Failure(
      `The “${first.name}” that is nearby is not the one you know by this name; it is another space, of ` +
        `${first.hostName}. To use it nevertheless: --space ${first.probe.address}`
    )
  }
  return first
}

function noneCalled(wanted: string | undefined, near: readonly NearbySpace[]): string {
  if (wanted === undefined) return 'No space answers in this network.'
  const none = `No space called “${wanted}” answers in this network.`
  return near.length > 0 ? `${none} ${choices(near)}` : none
}

function choices(near: readonly NearbySpace[]): string {
  const each = near.map(({ name, hostName, probe }) => `“${name}” of ${hostName} (--space ${probe.address})`)
  return `Nearby: ${each.join(', ')}.`
}
