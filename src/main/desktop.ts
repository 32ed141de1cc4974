/** The desktop app: wiring only. Everything that talks to the network lives in the device's worker. */
import { join } from 'node:path'
import { app } from 'electron'
import { startDeviceWorker } from './device-worker.ts'
import { createWakefulness } from './electron/sleep-blocker.ts'
import { connectBridge } from './electron/bridge.ts'
import { chooseFolder } from './electron/folder.ts'
import { giveUp, watchStart } from './electron/start-error-dialog.ts'
import { findNoAddress, lockDown } from './electron/lockdown.ts'
import { setMenu } from './electron/menu.ts'
import { closeBeforeQuit, closeWithSession } from './electron/quit.ts'
import { declareScheme, serveInterface } from './electron/app-scheme.ts'
import { prepareWindow } from './electron/window.ts'
import { ownerName } from './owner.ts'

const built = (path: string): string => join(import.meta.dirname, '..', path)

watchStart()
try {
  prepare()
  // Not awaited: Electron becomes ready only after this module has run.
  if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp)
  else app.quit()
} catch (error) {
  giveUp(error)
}

function prepare(): void {
  chooseFolder()
  // Windows shows notifications only of programs it can tell apart, by a shortcut in the Start menu or the program itself.
  app.setAppUserModelId(app.isPackaged ? 'org.parley.Parley' : process.execPath)
  // It would take back --no-sandbox, which is given where the system allows no sandbox, and root cannot run with one.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  findNoAddress()
  declareScheme()
}

function start(): void {
  const device = startDeviceWorker(built('main/worker.js'), {
    dataDir: app.getPath('userData'),
    pagesDir: built('renderer'),
    version: app.getVersion(),
    profileName: ownerName()
  })
  const { opened } = device
  opened.catch(giveUp)
  device.onServing(createWakefulness())
  closeBeforeQuit(device)
  const home = serveInterface(built('renderer'))
  lockDown(home)
  const window = prepareWindow({
    home,
    preload: built('preload/index.cjs'),
    opened,
    onMade: (made) => {
      closeWithSession(made, device)
    }
  })
  connectBridge(device, window, home)
  setMenu()
  window.show()
}
