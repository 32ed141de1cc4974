import { readdirSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { build, type Plugin, type Rolldown } from 'vite'

const source = (path: string): string => resolve(import.meta.dirname, 'src', path)

/** The loader as one script without imports, for browsers of the last ten years. */
async function builtLoader(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2018',
      lib: { entry: source('renderer/loader/loader.ts'), formats: ['iife'], name: 'loader' }
    }
  })
  const code = [output].flat().flatMap((each) => ('output' in each ? each.output[0].code : []))[0]
  if (code === undefined || code.includes('</')) throw new Error('the loader cannot stand in a page')
  return code.trim()
}

/** What stands in the page until the loader runs, and for good in a browser that cannot run it. */
async function withoutLoader(): Promise<string> {
  const words = source('renderer/words')
  const codes = readdirSync(words, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const texts = await Promise.all(
    codes.map(async ({ name: code }) => {
      const load = (file: string): Promise<unknown> => import(pathToFileURL(resolve(words, code, file)).href)
      const { language } = (await load('language.ts')) as { language: { dir: string } }
      const { loader } = (await load('loader.ts')) as { loader: { unable: string } }
      return `<p lang="${code}" dir="${language.dir}">${loader.unable}</p>`
    })
  )
  return `<div id="unable" style="padding: 2rem; font: 1rem/1.5 sans-serif">${texts.join('')}</div>`
}

/**
 * The loader stands before all that it watches over. Nothing is painted before the page has the colours that were
 * chosen: the entry is what chooses them.
 */
const loaderInPage: Plugin = {
  name: 'loader-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: async (html) => {
      const code = await builtLoader()
      const unable = await withoutLoader()
      return html
        .replace('<!-- loader -->', () => `<script>${code}</script>`)
        .replace('<!-- without the loader -->', unable)
        .replace(/<script type="module"(?=[^>]*(main\.ts|assets\/))/, '$& id="entry" blocking="render"')
    }
  }
}

/** Each further try to fetch a chunk needs another address: see src/renderer/load-chunk.ts. */
const chunksAgain: Plugin = {
  name: 'chunks-again',
  apply: 'build',
  enforce: 'pre',
  // In place of Vite's own, which would ask later: a chunk needs no other file before it.
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  renderChunk: (code) => code.replaceAll(/\bimport\((["'`]\.\/[^"'`]+["'`])\)/g, 'import(chunkAddress($1))'),
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const first = chunks.filter(({ isEntry, name }) => isEntry || name === firstFile)
    for (const { fileName, imports, code } of chunks) {
      const others = imports.filter((file) => !first.some((each) => each.fileName === file))
      if (others.length > 0)
        throw new Error(`${fileName} needs ${others.join(', ')}: it could not be tried again`)
      if (/\bimport\(["'`]/.test(code))
        throw new Error(`${fileName} fetches a chunk that could not be tried again`)
    }
  }
}

const firstFile = 'first'
/** Modules that come in one chunk. */
const together: Readonly<Record<string, string>> = {
  'excerpt.ts': 'deferred-chunk',
  'EmojiGrid.svelte': 'emoji'
}

/**
 * The first screen is one file, and so is each chunk that comes later. A chunk needs nothing but the first screen:
 * fetched again from another address it would else bring other copies along.
 */
function fileOf(id: string, modules: Rolldown.ChunkingContext): string {
  const names = new Set<string>()
  const seen = new Set<string>()
  const climb = (module: string): void => {
    if (seen.has(module)) return
    seen.add(module)
    const info = modules.getModuleInfo(module)
    if (!info) return
    if (info.isEntry) names.add(firstFile)
    if (info.dynamicImporters.length > 0) names.add(chunkOf(module))
    for (const importer of info.importers) climb(importer)
  }
  climb(id)
  const [only, ...others] = names
  return only === undefined || others.length > 0 ? firstFile : only
}

function chunkOf(module: string): string {
  const file = basename(module) === 'catalogue.ts' ? basename(dirname(module)) : basename(module)
  return together[file] ?? file.replace(/\.\w+$/, '')
}

const groups: Rolldown.CodeSplittingGroup[] = [
  {
    debugName: firstFile,
    // Before the chunks: a group takes what its modules need along.
    priority: 1,
    name: (id, modules) => (fileOf(id, modules) === firstFile ? firstFile : null)
  },
  { debugName: 'chunks', name: fileOf }
]

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
    plugins: [svelte({ configFile: source('../svelte.config.js') }), loaderInPage, chunksAgain],
    build: {
      minify: true,
      cssCodeSplit: false, // one file: a part that comes later needs nothing beside it
      modulePreload: false,
      rolldownOptions: {
        input: source('renderer/index.html'),
        output: { codeSplitting: { groups } }
      }
    }
  }
})
