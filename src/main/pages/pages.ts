/** For guests' browsers, the local page and the desktop window. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { chooseEncoding, encodings, type Encoding } from './encoding.ts'
import { cacheControl, contentTypeOf, headersFor, inlineScripts } from './headers.ts'

type Bytes = Uint8Array<ArrayBuffer>

export interface BuiltPage {
  status: 200 | 304 | 404
  headers: Record<string, string>
  body: Bytes
}

export interface PageRequest {
  /**
   * More sources for `connect-src`, such as `wss://192.168.1.7:4717`, for browsers whose `'self'` leaves out
   * WebSockets (Safari before 16). They go into a header as they are: only checked values.
   */
  connect?: readonly string[]
  acceptEncoding?: string | undefined
  ifNoneMatch?: string | undefined
}

export interface BuiltPages {
  /**
   * The file at exactly this path (`/` is the start page), else a 404 with the same headers. What is in `/assets/` is
   * at `/again-1/assets/` to `/again-9/assets/` too: a browser that failed to fetch a module asks for it there.
   *
   * @param path as in a URL, without its query; not decoded
   */
  get(path: string, request?: PageRequest): BuiltPage
}

interface File {
  contentType: string
  body: Bytes
  compressed: ReadonlyMap<Encoding, Bytes>
  cacheControl: string
  /** For files whose name says nothing about what is in them. */
  tag: string | null
}

const notFound: File = {
  contentType: 'text/plain; charset=utf-8',
  body: new TextEncoder().encode('Not found'),
  compressed: new Map(),
  cacheControl: cacheControl.never,
  tag: null
}

/** Everything is read once: no path leads outside. @throws when `root` cannot be read or has no index.html */
export function openPages(root: string): BuiltPages {
  const files = readFiles(root)
  const start = files.get('/index.html')
  if (!start) throw new Error(`no index.html in ${root}: build the interface first`)
  files.set('/', start)
  const scripts = inlineScripts(new TextDecoder().decode(start.body))
  return {
    get(path, request = {}) {
      const file = files.get(path.replace(/^\/again-[1-9]\/assets\//, '/assets/')) ?? notFound
      const headers = headersFor(file.contentType, { scripts, connect: request.connect ?? [] })
      headers['cache-control'] = file.cacheControl
      if (file.tag !== null) headers['etag'] = file.tag
      if (file.compressed.size > 0) headers['vary'] = 'accept-encoding'
      if (file.tag !== null && matches(request.ifNoneMatch, file.tag))
        return { status: 304, headers, body: new Uint8Array() }
      const encoding = chooseEncoding(request.acceptEncoding, new Set(file.compressed.keys()))
      if (encoding !== null) headers['content-encoding'] = encoding
      const body = (encoding !== null && file.compressed.get(encoding)) || file.body
      // Lets a browser detect a truncated file.
      headers['content-length'] = String(body.length)
      return { status: file === notFound ? 404 : 200, headers, body }
    }
  }
}

/** The comparison is weak (RFC 9110, 13.1.2): a proxy that compresses makes a tag weak. */
function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  return tags.includes(tag)
}

function readFiles(root: string): Map<string, File> {
  const tagKey = randomBytes(32)
  const isCompressed = (path: string): boolean =>
    encodings.some(
      ({ extension }) => path.endsWith(extension) && existsSync(path.slice(0, -extension.length))
    )
  const paths = filesBelow(root).filter((path) => !isCompressed(path))
  return new Map(
    paths.map((path) => {
      const url = urlPath(root, path)
      return [url, readFile(path, url.startsWith('/assets/') ? null : tagKey)]
    })
  )
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

/** @param tagKey null for files with a hash in their names */
function readFile(path: string, tagKey: Bytes | Buffer | null): File {
  const body = new Uint8Array(readFileSync(path))
  const compressed = encodings
    .filter(({ extension }) => existsSync(path + extension))
    .map(({ name, extension }) => [name, new Uint8Array(readFileSync(path + extension))] as const)
  return {
    contentType: contentTypeOf(extname(path)),
    body,
    compressed: new Map(compressed),
    cacheControl: tagKey ? cacheControl.checked : cacheControl.forever,
    // With a key of this run, so that another host at this address cannot have given its own page the same tag.
    tag: tagKey && `"${createHmac('sha256', tagKey).update(body).digest('base64url')}"`
  }
}
