/** For guests' browsers, the local page and the desktop window. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { contentTypeOf, headersFor, inlineScripts } from './headers.ts'

export interface BuiltPage {
  status: 200 | 404
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
}

export interface BuiltPages {
  /**
   * The file at exactly this path (`/` is the start page), else a 404 with the same headers. What is in `/assets/` is
   * at `/again-1/assets/` to `/again-9/assets/` too: a browser that failed to fetch a module asks for it there.
   *
   * @param path as in a URL, without its query; not decoded
   * @param connect more sources for `connect-src`, such as `wss://192.168.1.7:4717`, for browsers whose `'self'`
   *   leaves out WebSockets (Safari before 16). They go into a header as they are: only checked values.
   */
  get(path: string, connect?: readonly string[]): BuiltPage
}

interface File {
  contentType: string
  body: Uint8Array<ArrayBuffer>
}

const notFound: File = {
  contentType: 'text/plain; charset=utf-8',
  body: new TextEncoder().encode('Not found')
}

/** Everything is read once: no path leads outside. @throws when `root` cannot be read or has no index.html */
export function openPages(root: string): BuiltPages {
  const files = readFiles(root)
  const start = files.get('/index.html')
  if (!start) throw new Error(`no index.html in ${root}: build the interface first`)
  files.set('/', start)
  const scripts = inlineScripts(new TextDecoder().decode(start.body))
  return {
    get(path, connect = []) {
      const file = files.get(path.replace(/^\/again-[1-9]\/assets\//, '/assets/'))
      const { contentType, body } = file ?? notFound
      const headers = headersFor(contentType, { scripts, connect })
      // Lets a browser detect a truncated file.
      headers['content-length'] = String(body.length)
      return { status: file ? 200 : 404, headers, body }
    }
  }
}

function readFiles(root: string): Map<string, File> {
  return new Map(filesBelow(root).map((file) => [urlPath(root, file), readFile(file)]))
}

/** Skips symbolic links, which could point outside. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

function urlPath(root: string, file: string): string {
  return `/${relative(root, file).split(sep).join('/')}`
}

function readFile(file: string): File {
  return { contentType: contentTypeOf(extname(file)), body: new Uint8Array(readFileSync(file)) }
}
