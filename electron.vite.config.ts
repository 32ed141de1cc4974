import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const source = (path: string): string => resolve(import.meta.dirname, 'src', path)

/** Nothing is painted before the page has the colours that were chosen: the entry is what chooses them. */
const paintsLate: Plugin = {
  name: 'paints-late',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"')
  }
}

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      externalizeDeps: false, // everything bundled: a small package, without node_modules
      rolldownOptions: {
        external: ['bufferutil', 'utf-8-validate'], // ws asks for these native accelerators and does without
        input: {
          index: source('main/index.ts'),
          headless: source('main/headless.ts'),
          worker: source('main/worker.ts')
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
    plugins: [svelte({ configFile: source('../svelte.config.js') }), paintsLate],
    build: { minify: true, rolldownOptions: { input: source('renderer/index.html') } }
  }
})
