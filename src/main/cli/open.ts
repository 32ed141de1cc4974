/** parley open: the whole app in a browser of this computer. */
import { openDevice, type OpenedDevice } from '../device/local-device.ts'
import { openLocalPage, type LocalPage } from '../local/local-page.ts'
import { ownerName } from '../owner.ts'
import { StorageError } from '../store/database.ts'
import { AppWindow } from './app-window.ts'
import { openBrowser, openUrl } from './open-url.ts'
import { command, nothingMore, port } from './command.ts'
import { folderForThisRun, ownFolder, type Folder } from './folder.ts'
import { askRunning, rememberRunning } from './running-instance.ts'
import { aborted, stopSignal } from './stop-signal.ts'
import { print, say } from './terminal.ts'
import { tellTroubles } from './print-problems.ts'
import { untilClosed } from './window-lifecycle.ts'

export const open = command({
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
    nothingMore(positionals)
    const wanted = {
      port: port(values.port),
      shown: values['no-browser'] ? null : values.tab ? 'tab' : 'window'
    } as const
    const opened = await openAlone(ownFolder(values.data), pagesDir, version)
    if (opened === null) return 0
    const { device, folder } = opened
    try {
      await serve(device, folder, pagesDir, wanted)
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

/**
 * The device in this folder, or, when what is in it cannot be used, in one for this run alone. Null, and said, when a
 * Parley is open that has shown its window.
 * @throws StorageError
 */
async function openAlone(folder: Folder, pagesDir: string, version: string): Promise<Opened | null> {
  const openIn = async (own: Folder): Promise<Opened> => {
    const device = await openDevice({ dataDir: own.path, pagesDir, version, profileName: ownerName() })
    return { device, folder: own }
  }
  try {
    return await openIn(folder)
  } catch (fault) {
    if (!(fault instanceof StorageError)) throw fault
    if (fault.fault === 'locked' && (await isShownBy(folder.path))) return null
    if (fault.fault === 'locked' || folder.isNamed) throw fault
    return openIn(folderForThisRun(fault))
  }
}

/** Asks the Parley that uses this folder to show itself, and says what comes of it. */
async function isShownBy(dataDir: string): Promise<boolean> {
  const running = await askRunning(dataDir)
  if (!running) return false
  print(running.url)
  say(`Parley is already open at this address. ${running.answer}`)
  return true
}

interface Wanted {
  port: number
  shown: 'window' | 'tab' | null
}

async function serve(device: OpenedDevice, folder: Folder, pagesDir: string, wanted: Wanted): Promise<void> {
  const asked = new EventTarget()
  const page = await openLocalPage(device, {
    pagesDir,
    port: wanted.port,
    openLink: ({ href }) => {
      openUrl(href)
    },
    onAsked: () => {
      if (page.pages() > 0) return 'Look for its window or its tab.'
      if (wanted.shown === null) return ''
      asked.dispatchEvent(new Event('show'))
      return 'It opens again now.'
    }
  })
  const forget = rememberRunning(folder.path, page.url)
  try {
    const stop = stopSignal()
    await tellTroubles(device)
    print(page.url)
    await show(page, device, { folder: folder.path, shown: wanted.shown, asked, stop })
  } finally {
    forget()
    await page.close()
  }
}

interface Showing {
  folder: string
  shown: Wanted['shown']
  /** Says `show` when somebody wants to see it. */
  asked: EventTarget
  stop: AbortSignal
}

/** Resolves when Parley is to end. */
async function show(
  page: LocalPage,
  device: OpenedDevice,
  { folder, shown, asked, stop }: Showing
): Promise<void> {
  const window = new AppWindow(page, folder)
  try {
    const name =
      shown === 'window' ? await Promise.race([window.open(), aborted(stop).then(() => null)]) : null
    if (stop.aborted) return
    if (name !== null) {
      say(`Parley is open in a window of ${name}. It ends with that window, or with Ctrl-C here.`)
      return await untilClosed(window, device.spaces, { asked, stop })
    }
    if (shown === null) {
      say('Parley is at this address for a browser on this computer, until you press Ctrl-C here.')
      return await aborted(stop)
    }
    say('Parley is open in your browser at this address, until you press Ctrl-C here.')
    const tidy = [openBrowser(page.url, folder)]
    asked.addEventListener('show', () => void tidy.push(openBrowser(page.url, folder)))
    await aborted(stop)
    for (const each of tidy) each()
  } finally {
    await window.end()
  }
}
