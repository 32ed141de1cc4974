import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
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

/** Everybody needs this chunk soon; the loader fetches it while the first screen begins. */
function nextIn(bundle: Rolldown.OutputBundle): string {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk' && file.name === deferredFile)
  return chunks.map(({ fileName }) => `<meta name="next" content="./${fileName}" />`).join('')
}

/**
 * The loader stands before all that it watches over. Nothing is painted before the page has the colours that were
 * chosen: the entry is what chooses them.
 */
const loaderInPage: Plugin = {
  name: 'loader-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: async (html, { bundle = {} }) => {
      const code = await builtLoader()
      const unable = await withoutLoader()
      return html
        .replace('<!-- loader -->', () => `<script>${code}</script>`)
        .replace('<!-- without the loader -->', unable)
        .replace('</head>', () => `${nextIn(bundle)}</head>`)
        .replace(/<script type="module"(?=[^>]*(main\.ts|assets\/))/, '$& id="entry" blocking="render"')
    }
  }
}

/**
 * Each further try to fetch a chunk needs another address: see src/renderer/load-chunk.ts. A chunk that builds on
 * another one therefore asks for the address at which that one has come.
 */
const chunksAgain: Plugin = {
  name: 'chunks-again',
  apply: 'build',
  enforce: 'pre',
  // In place of Vite's own, which would ask later: a chunk needs no other file before it.
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  renderChunk: (code) =>
    code
      .replaceAll(/\bimport\((["'`]\.\/[^"'`]+["'`])\)/g, 'import(chunkAddress($1))')
      .replaceAll(
        /^import \{([^}]*)\} from ("\.\/(?:deferred|overlays)-chunk[^"]+");$/gm,
        (_import, names: string, file: string) =>
          `const {${names.replaceAll(' as ', ': ')}} = await import(chunkAddress(${file}));`
      ),
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const first = chunks.filter(({ isEntry, name }) => isEntry || name === firstFile)
    for (const { fileName, code } of chunks) {
      const others = [...code.matchAll(/\bfrom\s*["'`]\.\/([^"'`]+)["'`]/g)].filter(
        ([, file = '']) => !first.some((each) => each.fileName.endsWith(file))
      )
      if (others.length > 0)
        throw new Error(`${fileName} needs ${others.join(', ')}: it could not be tried again`)
      if (/\bimport\(["'`]/.test(code))
        throw new Error(`${fileName} fetches a chunk that could not be tried again`)
    }
  }
}

/** Each component from its own module: through the index of all, every chunk would need every component. */
const ownComponents: Plugin = {
  name: 'own-components',
  apply: 'build',
  transform: (code) =>
    code.replaceAll(/import \{ (\w+) \} from ['"]bits-ui['"]/g, (_import, name: string) => {
      const folder = name.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase()
      const file = source(`../node_modules/bits-ui/dist/bits/${folder}/index.js`).replaceAll('\\', '/')
      return `import { ${name} } from '${file}'`
    })
}

/** A page connects by WebSocket alone: Engine.IO's other transports need not come along. */
const webSocketAlone: Plugin = {
  name: 'web-socket-alone',
  apply: 'build',
  load: (id) =>
    id.endsWith('/engine.io-client/build/esm/transports/index.js')
      ? "import { WS } from './websocket.js'; export const transports = { websocket: WS }"
      : null,
  // It listens for the end of the page as soon as it is imported, so it would stay in.
  transform: (code, id) => (id.includes('/transports/polling') ? { code, moduleSideEffects: false } : null)
}

/**
 * A chunk brings its own styles: the first screen waits for none of them, and one request fetches both. The last rule of the
 * first screen's style sheet shows the loader that all of it has come.
 */
const stylesInChunks: Plugin = {
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
const compressedFiles: Plugin = {
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
const appManifest: Plugin = {
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

const firstFile = 'first'
const deferredFile = 'deferred-chunk'
/** Each builds on those before it: what some of them share is in the first of these. */
const chain = [deferredFile, 'overlays-chunk', 'hosting-chunk']
/** Modules that come in one chunk. */
const together: Readonly<Record<string, string>> = {
  'excerpt.ts': deferredFile,
  'EmojiGrid.svelte': 'emoji'
}

/** The first screen is one file, and so is each chunk that comes later. */
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
  if (only !== undefined && others.length === 0) return only
  const isInChain = [...names].every((name) => chain.includes(name))
  return (isInChain && chain.find((name) => names.has(name))) || firstFile
}

function chunkOf(module: string): string {
  const file = basename(module) === 'catalogue.ts' ? basename(dirname(module)) : basename(module)
  return together[file] ?? file.replace(/\.\w+$/, '')
}

const groups: Rolldown.CodeSplittingGroup[] = [firstFile, ...chain, null].map((file, at, all) => ({
  debugName: file ?? 'chunks',
  // A group takes what its modules need along: first what most others need.
  priority: all.length - at,
  name: (id, modules) => {
    const name = fileOf(id, modules)
    return file === null || name === file ? name : null
  }
}))

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
      loaderInPage,
      chunksAgain,
      ownComponents,
      webSocketAlone,
      appManifest,
      stylesInChunks,
      compressedFiles
    ],
    build: {
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: source('renderer/index.html'),
        output: { codeSplitting: { groups } }
      }
    }
  }
})
