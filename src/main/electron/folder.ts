/** Where the app keeps its files: where the command line keeps them too, since both are the same device. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/** Before anything else: Electron looks here for a running instance, and keeps the page's storage here. */
export function chooseFolder(): void {
  const folder = resolve(process.env['PARLEY_DATA'] ?? join(app.getPath('appData'), 'Parley'))
  const storage = join(folder, 'window')
  mkdirSync(storage, { recursive: true })
  app.setPath('userData', folder)
  app.setPath('sessionData', storage)
}
