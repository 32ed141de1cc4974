import { join } from 'node:path'
import { openDevice, type OpenedDevice } from '../device/local-device.ts'
import { openLocalPage, type LocalPage } from '../local/local-page.ts'
import { ownerName } from '../owner.ts'
import { StorageError } from '../store/database.ts'
import { AppWindow } from './app-window.ts'
import { openSecretUrl, openUrl } from './open-url.ts'
import { command, expectNoMore, parsePort } from './command.ts'
import { folderForThisRun, ownFolder, type Folder } from './folder.ts'
import { contactInstance, registerInstance } from './running-instance.ts'
import { whenAborted, stopSignal } from './stop-signal.ts'
import { print, printError } from './terminal.ts'
import { openPageKey } from './page-key.ts'
import { printProblems } from './print-problems.ts'
import { runAppWindow } from './window-lifecycle.ts'

export const openCommand = command({
  name: 'open',
  summary: 'opens the app in a browser, where there is no desktop app',
  help: `
parley open [--port N] [--tab | --no-browser] [--data DIR]

Serves the app to the browsers of this computer alone, and opens it: in a window of its own where Chromium,
Chrome, Edge, Brave or Vivaldi is installed, else in a tab of your browser. It ends with that window, unless
you host a space, or with Ctrl-C. Keep the printed address to yourself: it opens Parley as you.

  --port N       the first port to try, 4716 by default
  --tab          open it in your browser in any case
  --no-browser   only print the address
  --data DIR     another data folder than the app's

Examples
  parley open
  parley open --no-browser --port 8080`,
  options: {
    port: { type: 'string', default: '4716' },
    tab: { type: 'boolean', default: false },
    'no-browser': { type: 'boolean', default: false },
    data: { type: 'string' }
  },
  run: async ({ values, positionals }, { version, pagesDir }) => {
    expectNoMore(positionals)
    const args = {
      port: parsePort(values.port),
      shown: values['no-browser'] ? null : values.tab ? 'tab' : 'window'
    } as const
    const opened = await openAlone(ownFolder(values.data), pagesDir, version)
    if (opened === null) return 0
    const { device, folder } = opened
    try {
      await serve(device, folder, pagesDir, args)
    } finally {
      await device.close()
      folder.end()
    }
    return 0
  }
})

interface Opened {
  device: OpenedDevice
  folder: Folder
}

/** Null when a running Parley has shown its window. @throws StorageError */
async function openAlone(folder: Folder, pagesDir: string, version: string): Promise<Opened | null> {
  const openIn = async (own: Folder): Promise<Opened> => {
    const device = await openDevice({ dataDir: own.path, pagesDir, version, profileName: ownerName() })
    return { device, folder: own }
  }
  try {
    return await openIn(folder)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    if (error.reason === 'locked' && (await showRunning(folder.path))) return null
    if (error.reason === 'locked' || folder.isNamed) throw error
    return openIn(folderForThisRun(error))
  }
}

async function showRunning(dataDir: string): Promise<boolean> {
  const running = await contactInstance(dataDir)
  if (!running) return false
  print(running.url)
  printError(`Parley is already open at this address. ${running.answer}`)
  return true
}

interface OpenArguments {
  port: number
  shown: 'window' | 'tab' | null
}

async function serve(
  device: OpenedDevice,
  folder: Folder,
  pagesDir: string,
  args: OpenArguments
): Promise<void> {
  const showRequests = new EventTarget()
  const page = await openLocalPage(device, {
    pagesDir,
    port: args.port,
    returnKey: openPageKey(join(folder.path, 'page.key')),
    openLink: ({ href }) => {
      openUrl(href)
    },
    onShowRequest: () => {
      if (page.pages() > 0) return 'Look for its window or its tab.'
      if (args.shown === null) return ''
      showRequests.dispatchEvent(new Event('show'))
      return 'It opens again now.'
    }
  })
  const forget = registerInstance(folder.path, page.url)
  try {
    const stop = stopSignal()
    await printProblems(device)
    print(page.url)
    await show(page, device, { folder: folder.path, shown: args.shown, showRequests, stop })
  } finally {
    forget()
    await page.close()
  }
}

interface Showing {
  folder: string
  shown: OpenArguments['shown']
  showRequests: EventTarget
  stop: AbortSignal
}

async function show(
  page: LocalPage,
  device: OpenedDevice,
  { folder, shown, showRequests, stop }: Showing
): Promise<void> {
  const window = new AppWindow(page, folder)
  try {
    const name =
      shown === 'window' ? await Promise.race([window.open(), whenAborted(stop).then(() => null)]) : null
    if (stop.aborted) return
    if (name !== null) {
      printError(`Parley is open in a window of ${name}. It ends with that window, or with Ctrl-C here.`)
      return await runAppWindow(window, device.spaces, { showRequests, stop })
    }
    if (shown === null) {
      printError('Parley is at this address for a browser on this computer, until you press Ctrl-C here.')
      return await whenAborted(stop)
    }
    printError('Parley is open in your browser at this address, until you press Ctrl-C here.')
    const cleanups = [openSecretUrl(page.url, folder)]
    showRequests.addEventListener('show', () => void cleanups.push(openSecretUrl(page.url, folder)))
    await whenAborted(stop)
    for (const cleanup of cleanups) cleanup()
  } finally {
    await window.end()
  }
}
