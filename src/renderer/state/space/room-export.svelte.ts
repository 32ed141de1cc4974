import { exportLines, type ExportHead } from '#shared/export/format.ts'
import { exportPage, type PageWords } from '#shared/export/page.ts'
import type { Stated, Statement } from '#shared/export/statement.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection } from '#shared/log/timeline.ts'
import type { Pages } from '../timeline/pages.ts'

export type ExportFormat = 'page' | 'lines'

export interface ExportFile {
  name: string
  type: string
  parts: string[]
}

export interface RoomExportDeps {
  hash: Crypto['hash']
  head: Omit<ExportHead, 'members' | 'exported'>
  pages: Pages
  state: (stated: Stated) => Promise<Statement | null>
  /** Of the space, removed ones included. */
  members: readonly ExportHead['members'][number][]
  words: PageWords
}

export class RoomExport {
  #count = $state(0)
  #busy = $state(false)
  readonly #deps: RoomExportDeps

  constructor(deps: RoomExportDeps) {
    this.#deps = deps
  }

  get count(): number {
    return this.#count
  }

  get busy(): boolean {
    return this.#busy
  }

  /** @param now ms since 1970. @returns null when the room could not be read to its beginning, or its statement not be signed */
  async make(format: ExportFormat, now: number): Promise<ExportFile | null> {
    this.#busy = true
    this.#count = 0
    const placed = await this.#readAll()
    const file =
      placed &&
      (await this.#file(format, placed, {
        ...this.#deps.head,
        exported: now,
        members: this.#authors(placed)
      }))
    this.#busy = false
    return file
  }

  async #readAll(): Promise<readonly Placed[] | null> {
    const pages: (readonly Placed[])[] = []
    for await (const page of this.#deps.pages.backwards()) {
      if (!page) return null
      pages.push(page)
      this.#count += page.length
    }
    const placed = pages.toReversed().flat()
    return placed.length === 0 || placed[0]?.position.seq === 1 ? placed : null
  }

  #authors(placed: readonly Placed[]): ExportHead['members'] {
    return this.#deps.members
      .filter(({ device }) => placed.some(({ event }) => event.author === device))
      .map(({ device, key, name }) => ({ device, key, name }))
  }

  async #file(format: ExportFormat, placed: readonly Placed[], head: ExportHead): Promise<ExportFile | null> {
    const name = exportName(head.room.name, head.exported)
    if (format === 'lines') {
      const parts = await exportLines(head, placed, this.#deps.hash, this.#deps.state)
      return parts && { name: `${name}.jsonl`, type: 'application/jsonl', parts }
    }
    return { name: `${name}.html`, type: 'text/html', parts: [this.#page(placed, head)] }
  }

  #page(placed: readonly Placed[], head: ExportHead): string {
    const { hash, words } = this.#deps
    const projection = new Projection(hash)
    projection.add(placed)
    return exportPage(head, projection.items, words)
  }
}

/** Letters with their marks, digits and dashes, valid on every system, and the local day. @param at ms since 1970 */
export function exportName(room: string, at: number): string {
  const name = room.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-').replaceAll(/^-|-$/g, '')
  const date = new Date(at)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return [name || 'room', ...parts.map((part) => String(part).padStart(2, '0'))].join('-')
}
