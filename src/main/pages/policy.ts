/** The headers of every page and file that a browser or a window gets from us. */
import { createHash } from 'node:crypto'

/** Directives that never change. `script-src` depends on what is built, `connect-src` on who asks. */
const directives = [
  "default-src 'none'",
  "style-src 'self'",
  // The interface's libraries position their elements with style attributes; <style> elements stay forbidden.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html'
].join('; ')

export interface Sources {
  /** Hashes of scripts that stand in the page itself. */
  scripts: readonly string[]
  /** More than the page's own origin, checked by the caller. */
  connect: readonly string[]
}

export function headersFor(contentType: string, { scripts, connect }: Sources): Record<string, string> {
  const script = `script-src ${["'self'", ...scripts].join(' ')}`
  return {
    'content-type': contentType,
    'content-security-policy': `${directives}; ${script}; connect-src ${["'self'", ...connect].join(' ')}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    // Nothing is kept, though names hold hashes: the same private address is another host on another network, and its
    // files would run here. (Chromium keeps nothing from behind a certificate it does not trust anyway.)
    'cache-control': 'no-store'
  }
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2'
}

/** The inline scripts of a page as sources for its policy: they run by their hash, and nothing else inline does. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
  )
}

/** @param extension with its dot, as `path.extname` gives it */
export function contentTypeOf(extension: string): string {
  return types[extension] ?? 'application/octet-stream'
}
