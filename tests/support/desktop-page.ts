/** Actions inside the desktop's page: call the bridge, violate the policy, navigate. */
import type { Page } from 'playwright-core'

export interface Reply {
  ok: boolean
  code?: string
}

declare global {
  interface Window {
    parley: {
      device: {
        request(name: string, payload: unknown): Promise<Reply>
        on(name: string, listener: (...received: unknown[]) => void): () => void
      }
      space: { request(space: unknown, name: string, payload: unknown): Promise<Reply> }
    }
    violations: string[]
    received: unknown[][]
  }
}

export function requestDevice(page: Page, name: string, payload: unknown): Promise<Reply> {
  return page.evaluate((requested) => window.parley.device.request(requested.name, requested.payload), {
    name,
    payload
  })
}

export function requestInSpace(page: Page, space: unknown, name: string, payload: unknown): Promise<Reply> {
  const requested = { space, name, payload }
  return page.evaluate((it) => window.parley.space.request(it.space, it.name, it.payload), requested)
}

/** Notes from now on, in `window.violations`, which directive stopped what. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(event.effectiveDirective)
    })
  })
}

/** The directive that stopped `attempt`. */
export async function violation(page: Page, attempt: string): Promise<string> {
  await page.evaluate(() => (window.violations = []))
  // As text and a little later, because what a debugger itself calls is exempt from the policy.
  await page.evaluate(`void setTimeout(() => { ${attempt} })`)
  const first = await page.waitForFunction(() => window.violations[0])
  return (await first.jsonValue()) ?? ''
}

export type Way = 'location' | 'a link' | 'a link to a new window' | 'a form' | 'window.open'

/** Tries to make the page go to `url`, and waits until a navigation that was let through would have begun. */
export async function leave(page: Page, way: Way, url: string): Promise<void> {
  await page.evaluate(goAway, { way, url })
  for (let trip = 0; trip < 20; trip += 1) await requestDevice(page, 'device:watch', {})
}

function goAway({ way, url }: { way: Way; url: string }): void {
  const target = way === 'a link to a new window' ? '_blank' : ''
  const link = Object.assign(document.createElement('a'), { href: url, target })
  const form = Object.assign(document.createElement('form'), { action: url })
  document.body.append(link, form)
  if (way === 'location') location.href = url
  else if (way === 'a form') form.submit()
  else if (way === 'window.open') window.open(url)
  else link.click()
}
