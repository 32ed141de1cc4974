/** `node device-process.ts FOLDER NAME [SPACE PORT]`: a device in its own process, which may host. Prints its page's address. */
import { join } from 'node:path'
import { openDevice } from '../../src/main/device/local-device.ts'
import { openLocalPage } from '../../src/main/local/local-page.ts'

const pagesDir = process.env['PARLEY_TEST_PAGES'] ?? join(import.meta.dirname, '../../out/renderer')
const [dataDir = '', profileName = '', space, port] = process.argv.slice(2)

const device = await openDevice({ dataDir, pagesDir, version: '0.0.0', profileName })
if (space !== undefined) await device.spaces.start(space, 'off', Number(port))
const local = await openLocalPage(device, { pagesDir, port: 0 })
process.once('disconnect', () => process.exit(1)) // the test has died
process.stdout.write(`${local.url}\n`)
