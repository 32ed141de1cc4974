/** Whether the server of this page has another build of it than the one that runs. The name of the first script changes with any file. */
import { requestOwnServer } from './own-server.ts'

const answerTimeoutMs = 5_000
/** In `sessionStorage`: the build for which this tab was reloaded last, and whether the person still has to be told. */
const [buildKey, untoldKey] = ['parley/reloaded-for', 'parley/reloaded'] as const

/** Null for a page without a build, as in development. */
export function ownBuild(): string | null {
  return buildIn(document.querySelector('#entry')?.outerHTML ?? '')
}

/** @returns the build that the server has now, null when it has none or does not answer */
export async function servedBuild(): Promise<string | null> {
  const response = await request('/')
  return response?.ok ? buildIn(await response.text()) : null
}

/** Whether the server answers that it has no such file. */
export async function isMissing(file: string): Promise<boolean> {
  const response = await request(file)
  return response !== null && (response.status === 404 || isPage(response))
}

/** Reloads the page, once for each build: a browser or a proxy may go on with an old page. @returns whether it does */
export function reloadFor(build: string): boolean {
  try {
    if (sessionStorage.getItem(buildKey) === build) return false
    sessionStorage.setItem(buildKey, build)
    sessionStorage.setItem(untoldKey, 'yes')
  } catch (error) {
    console.warn('this browser stores nothing, so the page is not reloaded by itself:', error)
    return false
  }
  location.reload()
  return true
}

/** Whether {@link reloadFor} has loaded this page; true once. */
export function wasReloaded(): boolean {
  try {
    const was = sessionStorage.getItem(untoldKey) !== null
    sessionStorage.removeItem(untoldKey)
    return was
  } catch (error) {
    console.warn('this browser stores nothing:', error)
    return false
  }
}

async function request(path: string): Promise<Response | null> {
  try {
    return await requestOwnServer(path, AbortSignal.timeout(answerTimeoutMs))
  } catch (error) {
    console.warn('no answer:', path, error)
    return null
  }
}

/** What some servers send in place of a file that they do not have. */
const isPage = ({ headers }: Response): boolean => headers.get('content-type')?.includes('html') === true

function buildIn(html: string): string | null {
  const [tag = ''] = /<script\b[^>]*\bid="entry"[^>]*>/.exec(html) ?? []
  return /\bsrc="([^"]*\/assets\/[^"]+)"/.exec(tag)?.[1] ?? null
}
