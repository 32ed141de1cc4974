import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { GuestAccess } from '#shared/protocol/hello.ts'
import { cleanName } from '#shared/values/ids.ts'
import { OpenedDevice } from '../device/local-device.ts'
import type { OpenSpace } from '../device/open-space.ts'
import { openSelf } from '../device/self.ts'
import { ownerName } from '../owner.ts'
import type { StoredSpace } from '../store/device-file.ts'
import { command, CommandError, expectNoMore, parsePort, UsageError, type CliContext } from './command.ts'
import { cliDataFolder } from './folder.ts'
import { printHosting } from './host-output.ts'
import { whenAborted, stopSignal } from './stop-signal.ts'
import { exitWithReader, printError } from './terminal.ts'
import { printProblems } from './print-problems.ts'

export const hostCommand = command({
  name: 'host',
  summary: 'starts a space here, or opens it again, and serves it',
  help: `
parley host --name NAME [--port N] [--guests off|https|http] [--data DIR] [--json]

Serves the space until Ctrl-C or SIGTERM; then members are told that the host stopped. Messages are
stored: the same name in the same data folder is the same space again.

  --name NAME      what the space is called
  --port N         the first port to try, 4717 by default; the next free one is taken
  --guests ACCESS  whether browsers may join: off, https, or http, which anyone in the network can read
  --data DIR       another data folder than the app's; needed while the app is running
  --json           one line of JSON when ready: space, name, port, addresses, fingerprint, guests, and
                   with guests the invitation and its code

An invitation lets 50 browsers in for ten minutes; then the next one is printed, but not with --json.

Examples
  parley host --name Workshop
  parley host --name Workshop --guests https --data /srv/parley
  parley host --name Test --port 0 --data "$(mktemp -d)" --json`,
  options: {
    name: { type: 'string' },
    port: { type: 'string' },
    guests: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false }
  },
  run: async ({ values, positionals }, context) => {
    expectNoMore(positionals)
    const args: HostArguments = {
      dataDir: cliDataFolder(values.data),
      name: cleanName(values.name ?? ''),
      port: values.port === undefined ? undefined : parsePort(values.port),
      guests: values.guests === undefined ? undefined : guestAccess(values.guests)
    }
    if (args.name === '') throw new UsageError('--name is missing: what is the space called?')
    await serve(args, context, values.json)
    return 0
  }
})

interface HostArguments {
  dataDir: string
  name: string
  port: number | undefined
  guests: GuestAccess | undefined
}

function guestAccess(typed: string): GuestAccess {
  const access = v.safeParse(GuestAccess, typed)
  if (!access.success) throw new UsageError('--guests takes off, https or http')
  return access.output
}

async function serve(args: HostArguments, context: CliContext, asLine: boolean): Promise<void> {
  const { device, before } = await openAlone(args, context)
  const { spaces } = device
  try {
    const space = before?.space ?? (await spaces.start(args.name, args.guests ?? 'off', args.port))
    if (before) await spaces.open(space)
    if (before && args.guests) spaces.get(space).setGuests(args.guests)
    const stop = stopSignal()
    exitWithReader()
    await printProblems(device)
    const stopInviting = printHosting(spaces.get(space), asLine)
    await printHealed(spaces.get(space))
    await whenAborted(stop)
    stopInviting()
    printError('Stopping …')
    if (!before?.open) await spaces.close(space) // the app must not open what only this command had open
  } finally {
    await device.close()
  }
}

async function printHealed({ session, summary: { name } }: OpenSpace): Promise<void> {
  session.on('host:healed', () => {
    printError(`An older copy of ${name} was put back on this computer. Others have completed it.`)
  })
  await session.request('space:watch', {})
}

/** Does not open the app's spaces. */
async function openAlone(
  { dataDir, name, port: wantedPort, guests }: HostArguments,
  { version, pagesDir }: CliContext
): Promise<{ device: OpenedDevice; before: StoredSpace | undefined }> {
  if (guests !== undefined && guests !== 'off' && !existsSync(join(pagesDir, 'index.html'))) {
    throw new CommandError('guests cannot be let in, as the interface has not been built')
  }
  const self = await openSelf(dataDir, ownerName())
  const before = self.file.spaces().find((one) => one.name === name && one.host === self.device)
  if (before && wantedPort !== undefined) self.file.saveSpace({ ...before, port: wantedPort })
  return { device: new OpenedDevice(self, { dataDir, pagesDir, version, profileName: ownerName() }), before }
}
