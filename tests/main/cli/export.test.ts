import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyExport } from '#shared/export/verify.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { enterAsMember } from '../../support/contract-client.ts'
import { startSpace, tempFolder } from '../../support/chat.ts'
import { lacks } from '../../support/systems.ts'
import { computer } from './parley.ts'

async function* these(lines: string[]): AsyncIterable<string> {
  yield* lines
}

test('parley export saves a whole signed room, readable only by this account', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  for (let n = 0; n < 450; n += 1) void mina.posts(space.lobby, `line ${String(n)}`)
  await mina.posts(space.lobby, 'the last line')
  const { ran } = computer()
  const at = ['--space', `127.0.0.1:${String(space.host.port)}`]
  const out = join(tempFolder(), 'lobby.jsonl')
  expect(await ran('export', 'lobby', '--out', out, ...at)).toMatchObject({ code: 0, out: [] })
  expect((await ran('verify', out)).code).toBe(0)
  if (!lacks('file modes')) expect(statSync(out).mode & 0o777).toBe(0o600)
  const lines = readFileSync(out, 'utf8').trim().split('\n')
  const { events, statement, problems, head } = await verifyExport(these(lines), nodeCrypto)
  expect([events, problems]).toEqual([space.file.log.head(space.lobby)?.seq, []])
  const exporter = head?.members.find(({ device }) => device === statement?.by)
  expect(exporter?.name).toMatch(/\(cli\)$/)
  const again = await ran('export', 'lobby', '--out', out, ...at)
  expect([again.code, again.talk.at(-1)]).toEqual([1, `There is a file ${out} already.`])
  expect((await ran('export', 'lobby', ...at)).out).toHaveLength(lines.length)
})

test('parley verify says that there is no such file, also of a folder', async () => {
  const folder = tempFolder()
  for (const path of [folder, join(folder, 'none.jsonl')]) {
    const { code, talk } = await computer().ran('verify', path)
    expect([code, talk]).toEqual([1, [`There is no file ${path}.`]])
  }
})

test('parley verify stops at a line that is too long', async () => {
  const path = join(tempFolder(), 'room.jsonl')
  writeFileSync(path, 'x'.repeat(17 * 1024 * 1024))
  const { code, talk } = await computer().ran('verify', path)
  expect([code, talk]).toEqual([1, [expect.stringContaining('has a line without an end')]])
})
