/** parley open: the whole app in this computer's browser. */
import { openDevice } from '../device/local-device.ts'
import { openLocalPage } from '../local/local-page.ts'
import { ownerName } from '../owner.ts'
import { openBrowser } from './browser.ts'
import { command, nothingMore, port } from './command.ts'
import { dataFolder } from './folder.ts'
import { aborted, stopSignal } from './stop.ts'
import { print, say } from './terminal.ts'
import { tellTroubles } from './troubles.ts'

export const open = command({
  name: 'open',
  summary: 'opens the app in your browser, where there is no desktop app',
  help: `
parley open [--port N] [--no-browser] [--data DIR]

Serves the app to the browser of this computer alone, and opens it there; until Ctrl-C. Only the address
that is printed lets somebody in: whoever has it is you.

  --port N       the first port to try, 4716 by default
  --no-browser   only print the address
  --data DIR     another data folder than the app's

Examples
  parley open
  parley open --no-browser --port 8080`,
  options: {
    port: { type: 'string', default: '4716' },
    'no-browser': { type: 'boolean', default: false },
    data: { type: 'string' }
  },
  run: async ({ values, positionals }, { version, pagesDir }) => {
    nothingMore(positionals)
    const wanted = port(values.port)
    const dataDir = dataFolder(values.data)
    const device = await openDevice({ dataDir, pagesDir, version, profileName: ownerName() })
    try {
      const page = await openLocalPage(device, { pagesDir, port: wanted })
      const stop = stopSignal()
      await tellTroubles(device)
      print(page.url)
      say('Parley is open in your browser at this address, until you press Ctrl-C here.')
      const tidy = values['no-browser'] ? null : openBrowser(page.url, dataDir)
      await aborted(stop)
      tidy?.()
      await page.close()
    } finally {
      await device.close()
    }
    return 0
  }
})
