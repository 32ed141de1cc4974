import { basename } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { deferredFile, firstFile, librariesFile } from './chunk-groups.ts'

/**
 * Each further try to fetch a chunk needs another address: see src/renderer/load-chunk.ts. A chunk that builds on
 * another one therefore asks for the address at which that one has come.
 */
export const chunksAgain: Plugin = {
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
    takeHelpersIn(bundle)
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const first = chunks.filter(({ isEntry, name }) => isEntry || [firstFile, librariesFile].includes(name))
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

/** The bundler's helpers would be a file of their own, for which each chunk would wait: now each has a copy. */
function takeHelpersIn(bundle: Rolldown.OutputBundle): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const helpers = chunks.find(({ name }) => name === 'rolldown-runtime')
  if (!helpers) return
  Reflect.deleteProperty(bundle, helpers.fileName)
  const made = helpers.code.replace(/export\{(.*)\};\s*$/, (_export, names: string) => {
    const named = names.replaceAll(/(\w+) as (\w+)/g, '$2:$1')
    return `return{${named}}`
  })
  const imported = new RegExp(String.raw`import\{([^}]*)\}from"\./${basename(helpers.fileName)}";`)
  for (const chunk of chunks)
    chunk.code = chunk.code.replace(imported, (_import, names: string) => {
      const named = names.replaceAll(' as ', ':')
      return `const{${named}}=(()=>{${made}})();`
    })
  const lost = chunks.find((chunk) => chunk !== helpers && chunk.code.includes(basename(helpers.fileName)))
  if (lost) throw new Error(`${lost.fileName} imports the helpers in an unknown form`)
}

/**
 * A guest waits for the functions of these chunks. Chromium compiles them while they come, beside the page's thread; else each
 * is compiled when it is first called, which takes a slow phone a quarter of a second. It must be the first line:
 * https://v8.dev/blog/explicit-compile-hints
 */
export const compiledAsTheyCome: Plugin = {
  name: 'compiled-as-they-come',
  apply: 'build',
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && (chunk.isEntry || [librariesFile, deferredFile].includes(chunk.name)))
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
  }
}

/**
 * The beginning of a script that is cut short may be a program by itself, and would run. Exporting what the last line
 * declares makes it a SyntaxError, after which the script is fetched again.
 */
export const wholeScripts: Plugin = {
  name: 'whole-scripts',
  apply: 'build',
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') chunk.code = `export{$whole};${chunk.code}\nvar $whole;`
  }
}
