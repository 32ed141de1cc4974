/** A page and its measurements. */
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { installProbe, type ProbeRecord } from './probe.ts'
import type { BenchmarkSpace } from './benchmark-space.ts'

const size = { width: 1280, height: 800 }

export class Screen {
  readonly page: Page
  readonly #cdp: CDPSession
  /** Responses by address. */
  readonly fetched = new Map<string, Buffer>()

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page
    this.#cdp = cdp
    page.on('response', (response) => {
      void response.body().then(
        (body) => this.fetched.set(response.url(), body),
        () => undefined // a redirection has none
      )
    })
  }

  /** With a new profile; nothing is loaded yet. */
  static async open({ browser, options }: BenchmarkSpace, more: BrowserContextOptions = {}): Promise<Screen> {
    const context = await browser.newContext({ viewport: size, ignoreHTTPSErrors: true, ...more })
    const page = await context.newPage()
    await page.addInitScript(installProbe)
    const cdp = await context.newCDPSession(page)
    // Thread time: other work of the machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    if (options.throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.throttle })
    return new Screen(page, cdp)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  async record(happens: () => Promise<void>): Promise<ProbeRecord> {
    await this.page.evaluate(() => {
      window.probe.start()
    })
    await happens()
    return this.page.evaluate(() => window.probe.stop())
  }

  /** CPU time of the main thread, ms: in scripts, and in all. */
  async cpuTime(happens: () => Promise<void>): Promise<{ script: number; all: number }> {
    const [script, all] = [await this.#metric('ScriptDuration'), await this.#metric('TaskDuration')]
    await happens()
    return {
      script: ((await this.#metric('ScriptDuration')) - script) * 1000,
      all: ((await this.#metric('TaskDuration')) - all) * 1000
    }
  }

  /** Live objects after a collection, MB. */
  async heap(): Promise<number> {
    await this.#cdp.send('HeapProfiler.collectGarbage')
    return this.heapNow()
  }

  /** Without a collection, MB. */
  async heapNow(): Promise<number> {
    return (await this.#metric('JSHeapUsedSize')) / 1e6
  }

  /** A gesture with inertial scrolling. */
  async fling(pixels: number, speed: number): Promise<void> {
    const place = { x: size.width / 2, y: size.height / 2 }
    await this.#cdp.send('Input.synthesizeScrollGesture', { ...place, yDistance: pixels, speed })
  }

  async profile(happens: () => Promise<void>): Promise<object> {
    await this.#cdp.send('Profiler.enable')
    await this.#cdp.send('Profiler.start')
    await happens()
    return (await this.#cdp.send('Profiler.stop')).profile
  }

  async #metric(name: string): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    return metrics.find((one) => one.name === name)?.value ?? 0
  }
}
