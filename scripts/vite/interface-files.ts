/** The files of the interface beside its scripts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import { deferredFile } from './chunk-groups.ts'

/**
 * A chunk brings its own styles: the first screen waits for none of them, and one request fetches both. Only those of the room
 * come with the first screen's, since a slow processor has time for them until the script is there. The last rule shows the
 * loader that all of it has come.
 */
export const stylesInChunks: Plugin = {
  name: 'styles-in-chunks',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const [entry, room] = [
      chunks.find(({ isEntry }) => isEntry),
      chunks.find(({ name }) => name === deferredFile)
    ]
    const page = bundle['index.html']
    if (!entry || !room || page?.type !== 'asset')
      throw new Error('the first screen, the room or the page is missing')
    const [replaced = ''] = entry.viteMetadata?.importedCss ?? []
    const source = `${takeStyles(bundle, entry)}${takeStyles(bundle, room)}:root{--styles:whole}`
    const first = this.getFileName(this.emitFile({ type: 'asset', name: 'style.css', source }))
    page.source = String(page.source).replace(replaced, first)
    for (const chunk of chunks) {
      const styles = takeStyles(bundle, chunk)
      if (styles !== '')
        chunk.code += `\n{const sheet=new CSSStyleSheet();sheet.replaceSync(${JSON.stringify(styles)});document.adoptedStyleSheets.push(sheet)}`
    }
  }
}

/** Removes the style sheets of a chunk from the files. @returns their text */
function takeStyles(bundle: Rolldown.OutputBundle, { viteMetadata }: Rolldown.OutputChunk): string {
  const names = [...(viteMetadata?.importedCss ?? [])]
  viteMetadata?.importedCss.clear()
  const texts = names.map((name) => {
    const sheet = bundle[name]
    if (sheet?.type !== 'asset') throw new Error(`${name} is not among the files`)
    Reflect.deleteProperty(bundle, name)
    return String(sheet.source)
  })
  return texts.join('')
}

/** Text is compressed once, as well as possible; src/main/pages chooses the form that a browser can read. */
export const compressedFiles: Plugin = {
  name: 'compressed-files',
  apply: 'build',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const name of Object.keys(bundle).filter((each) => /\.(css|html|js|svg)$/.test(each))) {
      const path = resolve(dir, name)
      const text = readFileSync(path)
      writeFileSync(`${path}.br`, brotliCompressSync(text))
      writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
    }
  }
}

/** For a phone's home screen; only a guest's page links it. */
export const appManifest: Plugin = {
  name: 'app-manifest',
  apply: 'build',
  generateBundle(_options, bundle) {
    const icon = (name: string): string =>
      `./${String(Object.keys(bundle).find((file) => file.startsWith(`assets/${name}-`)))}`
    const manifest = {
      name: 'Parley',
      display: 'standalone',
      start_url: './',
      background_color: '#faf6ef',
      icons: [
        { src: icon('icon'), sizes: 'any', type: 'image/svg+xml' },
        { src: icon('home-screen'), sizes: '180x180', type: 'image/png', purpose: 'any maskable' }
      ]
    }
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) })
  }
}
