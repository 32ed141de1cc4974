import { join, resolve } from 'node:path'

/** The same for the app and the command line: both are one device. @param appData the system's folder for application data, as Electron calls it */
export function dataFolder(appData: () => string, env = process.env): string {
  return resolve(env['PARLEY_DATA'] || join(appData(), 'Parley'))
}
