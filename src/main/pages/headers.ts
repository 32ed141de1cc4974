/** The headers of every answer that a browser, a window or a program gets from us. */
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

/**
 * What a page may use of its device. Calls will want the camera, the microphone and the screen; clipboard, notifications and full
 * screen are as browsers have them. Names that Chromium does not know would be a warning on every page.
 */
const permissions = [
  ...['camera', 'display-capture', 'microphone'].map((feature) => `${feature}=(self)`),
  ...[
    'accelerometer',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-create',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'usb',
    'window-management',
    'xr-spatial-tracking'
  ].map((feature) => `${feature}=()`)
].join(', ')

/** On every answer, whatever it is. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissions,
  // Nothing is kept, though names hold hashes: the same private address is another host on another network, and its
  // files would run here. (Chromium keeps nothing from behind a certificate it does not trust anyway.)
  'cache-control': 'no-store'
}

/** Of an answer that is no page: nothing in it runs, loads or is framed. */
export const bareHeaders: Readonly<Record<string, string>> = {
  ...always,
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

export interface Sources {
  /** Hashes of scripts that stand in the page itself. */
  scripts: readonly string[]
  /** More than the page's own origin, checked by the caller. */
  connect: readonly string[]
}

/** Of a page or a file. */
export function headersFor(contentType: string, { scripts, connect }: Sources): Record<string, string> {
  const script = `script-src ${["'self'", ...scripts].join(' ')}`
  return {
    'content-type': contentType,
    'content-security-policy': `${directives}; ${script}; connect-src ${["'self'", ...connect].join(' ')}`,
    ...always
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
