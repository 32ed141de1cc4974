import { setTimeout as wait } from 'node:timers/promises'
import { foldText } from '#shared/text/fold.ts'
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
  typed: string | undefined,
  known: readonly KnownSpace[]
): Promise<FoundSpace> {
  if (typed !== undefined && isAddress(typed)) return { probe: await probeAt(typed), browser: null }
  const browser = browseSpaces(known)
  try {
    const nearby = await waitForMatches(browser, typed)
    return { probe: chooseSpace(nearby, typed, known).probe, browser }
  } catch (error) {
    await browser.stop()
    throw error
  }
}

/** Addresses have a dot or a colon inside, names of spaces rarely do. */
export function isAddress(typed: string): boolean {
  return /^(\S+[.:]\S+|localhost)$/i.test(typed) && parseAddress(typed) !== null
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

function waitForMatches(browser: SpaceBrowser, typed: string | undefined): Promise<NearbySpace[]> {
  const matches = (): NearbySpace[] => browser.list().filter((one) => hasName(one, typed))
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

function hasName({ name }: { name: string }, typed: string | undefined): boolean {
  return typed === undefined || foldText(name) === foldText(typed)
}

export function chooseSpace(
  nearby: readonly NearbySpace[],
  typed: string | undefined,
  known: readonly KnownSpace[]
): NearbySpace {
  const called = nearby.filter((one) => hasName(one, typed))
  const before = known.filter((one) => typed !== undefined && hasName(one, typed))
  const entered = called.filter(({ space }) => before.some((one) => one.space === space))
  const [first, ...others] = entered.length > 0 ? entered : called
  if (!first) throw new CommandError(notFoundText(typed, nearby))
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

function notFoundText(typed: string | undefined, nearby: readonly NearbySpace[]): string {
  if (typed === undefined) return 'No space answers in this network.'
  const none = `No space called “${typed}” answers in this network.`
  return nearby.length > 0 ? `${none} ${listOf(nearby)}` : none
}

function listOf(nearby: readonly NearbySpace[]): string {
  const each = nearby.map(
    ({ name, hostName, probe }) => `“${name}” of ${hostName} (--space ${probe.address})`
  )
  return `Nearby: ${each.join(', ')}.`
}
