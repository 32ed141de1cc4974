/** The tabs of one guest's browser: what they share is copied and put back as a whole. */
import type { SimulatedBrowser } from './browser.ts'
import type { DiskCopy } from './disk.ts'
import type { SimulatedMember } from './member.ts'
import type { Random } from './random.ts'

interface BrowserCopy {
  values: ReadonlyMap<string, string>
  disks: ReadonlyMap<SimulatedMember, DiskCopy>
}

export class Tabs {
  readonly #browser: SimulatedBrowser | null
  readonly #tabs: SimulatedMember[] = []
  readonly #copies: BrowserCopy[] = []

  constructor(browser: SimulatedBrowser | null) {
    this.#browser = browser
  }

  add(tab: SimulatedMember): void {
    this.#tabs.push(tab)
  }

  keepCopy(): void {
    if (!this.#browser) return
    const disks = new Map(this.#tabs.map((tab) => [tab, tab.disk.copy()]))
    this.#copies.push({ values: this.#browser.copy(), disks })
  }

  /** @returns what each of the tabs is to find on its disk */
  putBack(random: Random): ReadonlyMap<SimulatedMember, DiskCopy> {
    if (!this.#browser || this.#copies.length === 0) return new Map()
    const { values, disks } = random.pick(this.#copies)
    for (const tab of this.#tabs) tab.kill()
    this.#browser.putBack(values)
    return disks
  }
}
