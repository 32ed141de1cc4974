import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { deferredFile, librariesFile } from './chunk-groups.ts'

/** The loader as one script without imports, for browsers of the last ten years. */
async function builtLoader(renderer: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2018',
      lib: { entry: resolve(renderer, 'loader/loader.ts'), formats: ['iife'], name: 'loader' }
    }
  })
  const code = [output].flat().flatMap((each) => ('output' in each ? each.output[0].code : []))[0]
  if (code === undefined || code.includes('</')) throw new Error('the loader cannot stand in a page')
  return code.trim()
}

/** What stands in the page until the loader runs, and for good in a browser that cannot run it. */
async function withoutLoader(renderer: string): Promise<string> {
  const words = resolve(renderer, 'words')
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

/** The libraries come beside the entry that imports them. Everybody needs the next chunk soon: the loader fetches it. */
function filesIn(bundle: Rolldown.OutputBundle): string {
  const tagged = (name: string, tag: (path: string) => string): string =>
    Object.values(bundle)
      .filter((file) => file.type === 'chunk' && file.name === name)
      .map(({ fileName }) => tag(`./${fileName}`))
      .join('')
  return (
    tagged(librariesFile, (path) => `<link rel="modulepreload" href="${path}" />`) +
    tagged(deferredFile, (path) => `<meta name="next" content="${path}" />`)
  )
}

/**
 * The loader stands before all that it watches over. Nothing is painted before the page has the colours that were
 * chosen: the entry is what chooses them.
 *
 * @param renderer the folder of the interface's sources
 */
export const loaderInPage = (renderer: string): Plugin => ({
  name: 'loader-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: async (html, { bundle = {} }) => {
      const code = await builtLoader(renderer)
      const unable = await withoutLoader(renderer)
      return html
        .replace('<!-- loader -->', () => `<script>${code}</script>`)
        .replace('<!-- without the loader -->', unable)
        .replace('</head>', () => `${filesIn(bundle)}</head>`)
        .replace(/<script type="module"(?=[^>]*(main\.ts|assets\/))/, '$& id="entry" blocking="render"')
    }
  }
})
