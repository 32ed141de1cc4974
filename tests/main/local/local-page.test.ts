/** The page of this computer's own browser, where there is no Electron. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { openLocalPage } from '../../../src/main/local/local-page.ts'
import { tempFolder } from '../../support/chat.ts'
import { openDesk } from '../../support/device.ts'

test('it closes at once, though the browser holds a connection that it has not used yet', async () => {
  const { device } = await openDesk('Mina')
  const pagesDir = tempFolder()
  writeFileSync(join(pagesDir, 'index.html'), '<title>Parley</title>')
  const page = await openLocalPage(device, { pagesDir, port: 0 })
  const unused = connect(Number(new URL(page.url).port), '127.0.0.1').resume()
  onTestFinished(() => void unused.destroy())
  await once(unused, 'connect')
  await Promise.all([page.close(), once(unused, 'close')])
})
