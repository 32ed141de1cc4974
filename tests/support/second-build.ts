/** Another build of the interface, without building: every script has another name, in the page and in the other scripts too. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './chat.ts'

/** @returns the folder; removed after the test */
export function secondBuild(pagesDir: string): string {
  const copy = tempFolder()
  cpSync(pagesDir, copy, { recursive: true })
  const assets = join(copy, 'assets')
  for (const folder of [copy, assets])
    for (const name of readdirSync(folder).filter((each) => /\.(br|gz)$/.test(each)))
      rmSync(join(folder, name))
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const renamed = (text: string): string =>
    scripts.reduce((said, name) => said.replaceAll(name, name.replace(/\.js$/, '2.js')), text)
  for (const path of [join(copy, 'index.html'), ...scripts.map((name) => join(assets, name))])
    writeFileSync(path, renamed(readFileSync(path, 'utf8')))
  for (const name of scripts) renameSync(join(assets, name), join(assets, renamed(name)))
  return copy
}
