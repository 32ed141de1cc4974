import { join, resolve } from 'node:path'

/**
 * The same for the app and the command line, since both are the same device.
 *
 * @param appData the system's folder for the data of applications, as Electron calls it
 */
export function dataFolder(appData: () => string, env = process.env): string {
  return resolve(env['PARLEY_DATA'] || join(appData(), 'Parley'))
}
