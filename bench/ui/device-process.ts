/** Run as a program, `node device-process.ts FOLDER PAGES SPACE`: the computer that hosts, and its page. Sends its address. */
import { unwrap, type Reply } from '#shared/values/reply.ts'
import { openDevice } from '../../src/main/device/local-device.ts'
import { openLocalPage } from '../../src/main/local/local-page.ts'

const [dataDir = '', pagesDir = '', space = ''] = process.argv.slice(2)
const device = await openDevice({ dataDir, pagesDir, version: 'bench', profileName: 'Mina' })
const local = await openLocalPage(device, { pagesDir, port: 0 })
const requested = { space: null, name: 'invitation:create', payload: { space, uses: 50 } }
const { url } = unwrap((await device.request(requested)) as Reply<{ url: string }>)
process.on('disconnect', () => process.exit(0))
process.on('message', () => {
  void local
    .close()
    .then(() => device.close())
    .then(() => process.exit(0))
})
process.send?.({ page: local.url, invitation: url })
