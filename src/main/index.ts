/** Electron entry: wiring only. Everything that talks to the network lives in the device's worker. */
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { startDeviceWorker } from './device-worker.ts'
import { connectBridge } from './electron/bridge.ts'
import { chooseFolder } from './electron/folder.ts'
import { lockDown } from './electron/lockdown.ts'
import { setMenu } from './electron/menu.ts'
import { closeBeforeQuit } from './electron/quit.ts'
import { declareScheme, serveInterface } from './electron/scheme.ts'
import { prepareWindow } from './electron/window.ts'
import { ownerName } from './owner.ts'

const built = (path: string): string => join(import.meta.dirname, '..', path)

chooseFolder()
app.setAppUserModelId('org.parley.Parley') // Windows shows notifications only of programs it can tell apart
app.enableSandbox()
declareScheme()

// No top-level await: Electron becomes ready only after this module has run.
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp)
else app.quit()

function start(): void {
  const device = startDeviceWorker(built('main/worker.js'), {
    dataDir: app.getPath('userData'),
    pagesDir: built('renderer'),
    version: app.getVersion(),
    profileName: ownerName()
  })
  closeBeforeQuit(device)
  const home = serveInterface(built('renderer'))
  lockDown(home)
  const window = prepareWindow(home, built('preload/index.cjs'))
  connectBridge(device, window, home)
  setMenu()
  window.show()
}

function giveUp(error: unknown): void {
  console.error(error)
  dialog.showErrorBox('Parley', String(error))
  app.exit(1)
}
