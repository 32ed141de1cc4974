import { createHash } from 'node:crypto'

/** `script-src` depends on the build, `connect-src` on the request. */
const directives = [
  "default-src 'none'",
  "style-src 'self'",
  // The interface's libraries position their elements with style attributes; <style> elements stay forbidden.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html'
].join('; ')

/** Camera, microphone and screen are for calls. Chromium logs a warning for names that it does not know. */
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

const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissions,
  'cache-control': 'no-store'
}

export const cacheControl = {
  never: commonHeaders['cache-control'],
  /** Asks each time whether it has changed. */
  checked: 'no-cache',
  /** The hash in its name changes with the file. */
  forever: 'public, max-age=31536000, immutable'
} as const

export const bareHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

export interface PolicySources {
  scripts: readonly string[]
  /** Checked by the caller. */
  connect: readonly string[]
}

export function headersFor(contentType: string, { scripts, connect }: PolicySources): Record<string, string> {
  // What is no page needs no more than this, a third of a kilobyte less.
  if (!contentType.startsWith('text/html')) return { 'content-type': contentType, ...bareHeaders }
  const script = `script-src ${["'self'", ...scripts].join(' ')}`
  return {
    'content-type': contentType,
    'content-security-policy': `${directives}; ${script}; connect-src ${["'self'", ...connect].join(' ')}`,
    ...commonHeaders
  }
}

const contentTypes: Readonly<Record<string, string>> = {
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

export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
  )
}

/** @param extension with its dot */
export function contentTypeOf(extension: string): string {
  return contentTypes[extension] ?? 'application/octet-stream'
}
