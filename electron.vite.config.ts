import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { chunkGroups } from './scripts/vite/chunk-groups.ts'
import { chunksAgain, compiledAsTheyCome, wholeScripts } from './scripts/vite/chunks-again.ts'
import { appManifest, compressedFiles, stylesInChunks } from './scripts/vite/interface-files.ts'
import { loaderInPage } from './scripts/vite/loader-in-page.ts'
import { ownComponents, webSocketAlone } from './scripts/vite/smaller-libraries.ts'

const source = (path: string): string => resolve(import.meta.dirname, 'src', path)

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      externalizeDeps: false, // everything bundled: a small package, without node_modules
      rolldownOptions: {
        external: ['bufferutil', 'utf-8-validate'], // ws asks for these native accelerators and does without
        input: {
          index: source('main/index.ts'),
          desktop: source('main/desktop.ts'),
          headless: source('main/headless.ts'),
          worker: source('main/worker.ts'),
          'search-thread': source('main/store/search-thread.ts')
        }
      }
    }
  },
  preload: {
    build: {
      externalizeDeps: false, // a sandboxed preload can require nothing but electron
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
      }
    }
  },
  renderer: {
    root: source('renderer'),
    plugins: [
      svelte({ configFile: source('../svelte.config.js') }),
      loaderInPage(source('renderer')),
      chunksAgain,
      ownComponents(resolve(import.meta.dirname, 'node_modules')),
      webSocketAlone,
      appManifest,
      stylesInChunks,
      wholeScripts,
      compiledAsTheyCome,
      compressedFiles
    ],
    build: {
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: source('renderer/index.html'),
        output: { codeSplitting: { groups: chunkGroups } }
      }
    }
  }
})
