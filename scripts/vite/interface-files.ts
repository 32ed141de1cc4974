/** The files of the interface beside its scripts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * A chunk brings its own styles: the first screen waits for none of them, and one request fetches both. The last rule of the
 * first screen's style sheet shows the loader that all of it has come.
 */
export const stylesInChunks: Plugin = {
  name: 'styles-in-chunks',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      for (const name of chunk.viteMetadata?.importedCss ?? []) {
        const sheet = bundle[name]
        if (sheet?.type !== 'asset') throw new Error(`${name} is not among the files`)
        const styles = String(sheet.source)
        if (chunk.isEntry) sheet.source = `${styles}:root{--styles:whole}`
        else {
          Reflect.deleteProperty(bundle, name)
          chunk.code += `\n{const sheet=new CSSStyleSheet();sheet.replaceSync(${JSON.stringify(styles)});document.adoptedStyleSheets.push(sheet)}`
        }
      }
    }
  }
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
