import { setTimeout as wait } from 'node:timers/promises'
import type { NearbySpace } from '../discovery/discovery.ts'
import { browseSpaces } from './space-browser.ts'
import { command, CommandError, expectNoMore, parseWholeNumber } from './command.ts'
import { bold, safeJson, print } from './terminal.ts'

export const nearbyCommand = command({
  name: 'nearby',
  summary: 'lists the spaces in your network',
  help: `
parley nearby [--wait SECONDS] [--json]

Shows each space with its host, how many people are in it and its address. Every one has been asked
and has answered. Exit code 1 when there is none.

  --wait SECONDS   how long to look, 3 by default
  --json           one line of JSON for each: space, name, host, people, guests, address

Examples
  parley nearby
  parley nearby --json --wait 1 | jq -r .address`,
  options: { wait: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
  run: async ({ values, positionals }) => {
    expectNoMore(positionals)
    const found = await listNearby(parseWholeNumber('wait', values.wait, 1, 600) * 1000)
    if (found.length === 0) throw new CommandError('No space answers in this network.')
    print(values.json ? found.map(asJson).join('\n') : asTable(found))
    return 0
  }
})

async function listNearby(ms: number): Promise<NearbySpace[]> {
  const browser = browseSpaces()
  await wait(ms)
  const found = browser.list().toSorted((a, b) => a.name.localeCompare(b.name))
  await browser.stop()
  return found
}

function asJson({ space, name, hostName, people, guests, probe }: NearbySpace): string {
  return safeJson({ space, name, host: hostName, people, guests, address: probe.address })
}

function asTable(found: NearbySpace[]): string {
  const rows = found.map(({ name, hostName, people, probe }) => [
    name,
    hostName,
    people === 1 ? '1 person' : `${String(people)} people`,
    probe.address
  ])
  const table = [['SPACE', 'HOST', 'PEOPLE', 'ADDRESS'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row, at) => {
      const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
      return at === 0 ? bold(line) : line
    })
    .join('\n')
}
