/** The headers of every page and file that a browser or a window gets from us. */

/** Directives that never change; `connect-src` is the one that depends on who asks. */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
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

/** @param connect more sources for `connect-src`, checked by the caller */
export function headersFor(contentType: string, connect: readonly string[]): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': `${directives}; connect-src ${["'self'", ...connect].join(' ')}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
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

/** @param extension with its dot, as `path.extname` gives it */
export function contentTypeOf(extension: string): string {
  return types[extension] ?? 'application/octet-stream'
}
