import { expect, test } from 'vitest'
import { verifyExport } from '#shared/export/verify.ts'
import { verifyCommand } from '../../../src/main/cli/verify.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'

async function* oneLine(): AsyncGenerator<string> {
  yield await Promise.resolve('{}')
}

test('the help names every field of the JSON, in its order', async () => {
  const fields = Object.keys(await verifyExport(oneLine(), nodeCrypto))
  expect(verifyCommand.help).toContain(`one object: ${fields.join(', ')}\n`)
})
