import { importsOf, type Import } from './imports.ts'
import type { Source } from './source.ts'

/** Files that import each other, be it through others or for types alone: each group once. */
export function cyclesIn(
  sources: readonly Source[],
  counts: (found: Import) => boolean = () => true
): string[][] {
  const paths = new Set(sources.map(({ path }) => path))
  const edges = new Map(
    sources.map((source) => {
      const targets = importsOf(source)
        .filter(counts)
        .map(({ target }) => (paths.has(target) ? target : `src/${target}`))
      return [source.path, [...new Set(targets)].filter((target) => paths.has(target))] as const
    })
  )
  return new Components(edges).all.filter((group) => group.length > 1)
}

/** Strongly connected components: Tarjan, "Depth-first search and linear graph algorithms", 1972. */
class Components {
  readonly all: string[][] = []
  readonly #edges: ReadonlyMap<string, readonly string[]>
  readonly #index = new Map<string, number>()
  readonly #stack: string[] = []

  constructor(edges: ReadonlyMap<string, readonly string[]>) {
    this.#edges = edges
    for (const path of edges.keys()) if (!this.#index.has(path)) this.#visit(path)
  }

  #visit(path: string): number {
    const index = this.#index.size
    let low = index
    this.#index.set(path, index)
    this.#stack.push(path)
    for (const target of this.#edges.get(path) ?? []) {
      const seen = this.#index.get(target)
      if (seen === undefined) low = Math.min(low, this.#visit(target))
      else if (this.#stack.includes(target)) low = Math.min(low, seen)
    }
    if (low === index) this.all.push(this.#stack.splice(this.#stack.indexOf(path)).sort())
    return low
  }
}
