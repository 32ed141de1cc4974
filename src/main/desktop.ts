import { join } from 'node:path'
import { app } from 'electron'
import { startDeviceWorker } from './device-worker.ts'
import { createSleepBlocker } from './electron/sleep-blocker.ts'
import { connectBridge } from './electron/bridge.ts'
import { chooseFolder } from './electron/folder.ts'
import { exitWithError, catchStartErrors } from './electron/start-error-dialog.ts'
import { disableDns, lockDown } from './electron/lockdown.ts'
import { setMenu } from './electron/menu.ts'
import { closeBeforeQuit, closeOnLogoff } from './electron/quit.ts'
import { registerScheme, serveInterface } from './electron/app-scheme.ts'
import { createDesktopWindow } from './electron/window.ts'
import { ownerName } from './owner.ts'

const built = (path: string): string => join(import.meta.dirname, '..', path)

catchStartErrors()
try {
  prepare()
  // Not awaited: Electron becomes ready only after this module has run.
  if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(exitWithError)
  else app.quit()
} catch (error) {
  exitWithError(error)
}

function prepare(): void {
  chooseFolder()
  // Windows shows notifications only of programs with an id: a Start menu shortcut's, or the program's path.
  app.setAppUserModelId(app.isPackaged ? 'org.parley.Parley' : process.execPath)
  // It would override --no-sandbox, which is passed where the system allows no sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  disableDns()
  registerScheme()
}

function start(): void {
  const device = startDeviceWorker(built('main/worker.js'), {
    dataDir: app.getPath('userData'),
    pagesDir: built('renderer'),
    version: app.getVersion(),
    profileName: ownerName()
  })
  const { opened } = device
  opened.catch(exitWithError)
  device.onServing(createSleepBlocker())
  closeBeforeQuit(device)
  const interfaceUrl = serveInterface(built('renderer'))
  lockDown(interfaceUrl)
  const window = createDesktopWindow({
    interfaceUrl,
    preload: built('preload/index.cjs'),
    opened,
    onCreated: (made) => {
      closeOnLogoff(made, device)
    }
  })
  connectBridge(device, window, interfaceUrl)
  setMenu()
  window.show()
}
