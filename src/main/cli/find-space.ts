import { setTimeout as wait } from 'node:timers/promises'
import type { NearbySpace } from '../discovery/discovery.ts'
import { parseAddress } from '../device/address.ts'
import { probeHost } from '../identity/probe.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { browseSpaces, type SpaceBrowser } from './space-browser.ts'
import { CommandError, UsageError } from './command.ts'
import type { KnownSpace } from './cli-identity.ts'

export interface FoundSpace {
  probe: ProbeResult
  browser: SpaceBrowser | null
}

/** For a first match, and after it for others of the same name. */
const searchTimeoutMs = 3000
const moreMatchesMs = 700
const retryDelayMs = 250

/** @throws CommandError when there is none, or more than one */
export async function findSpace(
  wanted: string | undefined,
  known: readonly KnownSpace[]
): Promise<FoundSpace> {
  if (wanted !== undefined && isAddress(wanted)) return { probe: await probeAt(wanted), browser: null }
  const browser = browseSpaces(known)
  try {
    const nearby = await waitForMatches(browser, wanted)
    return { probe: chooseSpace(nearby, wanted, known).probe, browser }
  } catch (error) {
    await browser.stop()
    throw error
  }
}

/** Addresses have a dot or a colon inside, names of spaces rarely do. */
export function isAddress(wanted: string): boolean {
  return /^(\S+[.:]\S+|localhost)$/i.test(wanted) && parseAddress(wanted) !== null
}

/** Retries as long as a search by name: the host may be starting. */
async function probeAt(typed: string): Promise<ProbeResult> {
  const address = parseAddress(typed)
  if (!address) throw new UsageError(`“${typed}” is no address`)
  const until = performance.now() + searchTimeoutMs
  for (; performance.now() < until; await wait(retryDelayMs)) {
    const probe = await probeHost(address.host, address.port)
    if (probe) return probe
  }
  throw new CommandError(`No space answers at ${typed}.`)
}

function waitForMatches(browser: SpaceBrowser, wanted: string | undefined): Promise<NearbySpace[]> {
  const matches = (): NearbySpace[] => browser.list().filter((one) => hasName(one, wanted))
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve(matches().length > 0 ? matches() : browser.list())
    }
    let timer = setTimeout(finish, searchTimeoutMs)
    let seen = false
    browser.onChange(() => {
      if (seen || matches().length === 0) return
      seen = true
      clearTimeout(timer)
      timer = setTimeout(finish, moreMatchesMs)
    })
  })
}

function hasName({ name }: { name: string }, wanted: string | undefined): boolean {
  return wanted === undefined || name.toLocaleLowerCase() === wanted.toLocaleLowerCase()
}

export function chooseSpace(
  nearby: readonly NearbySpace[],
  wanted: string | undefined,
  known: readonly KnownSpace[]
): NearbySpace {
  const called = nearby.filter((one) => hasName(one, wanted))
  const before = known.filter((one) => wanted !== undefined && hasName(one, wanted))
  const entered = called.filter(({ space }) => before.some((one) => one.space === space))
  const [first, ...others] = entered.length > 0 ? entered : called
  if (!first) throw new CommandError(notFoundText(wanted, nearby))
  if (others.length > 0)
    throw new CommandError(`More than one space could be meant. ${listOf([first, ...others])}`)
  if (before.length > 0 && entered.length === 0) {
    throw new CommandError(
      `The “${first.name}” that is nearby is not the one you know by this name; it is another space, of ` +
        `${first.hostName}. To use it nevertheless: --space ${first.probe.address}`
    )
  }
  return first
}

function notFoundText(wanted: string | undefined, nearby: readonly NearbySpace[]): string {
  if (wanted === undefined) return 'No space answers in this network.'
  const none = `No space called “${wanted}” answers in this network.`
  return nearby.length > 0 ? `${none} ${listOf(nearby)}` : none
}

function listOf(nearby: readonly NearbySpace[]): string {
  const each = nearby.map(
    ({ name, hostName, probe }) => `“${name}” of ${hostName} (--space ${probe.address})`
  )
  return `Nearby: ${each.join(', ')}.`
}
