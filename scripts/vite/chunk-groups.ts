/** Which modules of the interface come in one file. */
import { basename, dirname } from 'node:path'
import type { Rolldown } from 'vite'

export const firstFile = 'first'
/** What the first screen uses of others. Its end tells the loader that the first screen's own file ends soon. */
export const librariesFile = 'libraries'
export const deferredFile = 'deferred-chunk'
/** Each builds on those before it: what some of them share is in the first of these. */
const chain = [deferredFile, 'overlays-chunk', 'hosting-chunk']
/** Modules that come in one chunk. */
const together: Readonly<Record<string, string>> = {
  'excerpt.ts': deferredFile,
  'EmojiGrid.svelte': 'emoji'
}

/** The first screen is two files, and each chunk that comes later is one. */
function fileOf(id: string, modules: Rolldown.ChunkingContext): string {
  const names = new Set<string>()
  const seen = new Set<string>()
  const climb = (module: string): void => {
    if (seen.has(module)) return
    seen.add(module)
    const info = modules.getModuleInfo(module)
    if (!info) return
    if (info.isEntry) names.add(firstFile)
    if (info.dynamicImporters.length > 0) names.add(chunkOf(module))
    for (const importer of info.importers) climb(importer)
  }
  climb(id)
  const [only, ...others] = names
  if (only !== undefined && others.length === 0) return only
  const isInChain = [...names].every((name) => chain.includes(name))
  return (isInChain && chain.find((name) => names.has(name))) || firstFile
}

function placeOf(id: string, modules: Rolldown.ChunkingContext): string {
  const file = fileOf(id, modules)
  return file === firstFile && id.includes('/node_modules/') ? librariesFile : file
}

function chunkOf(module: string): string {
  const file = basename(module) === 'catalogue.ts' ? basename(dirname(module)) : basename(module)
  return together[file] ?? file.replace(/\.\w+$/, '')
}

export const chunkGroups: Rolldown.CodeSplittingGroup[] = [librariesFile, firstFile, ...chain, null].map(
  (file, at, all) => ({
    debugName: file ?? 'chunks',
    // A group takes what its modules need along: first what most others need.
    priority: all.length - at,
    name: (id, modules) => {
      const name = placeOf(id, modules)
      return file === null || name === file ? name : null
    }
  })
)
