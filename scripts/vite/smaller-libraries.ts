/** Leaves out what libraries bring and no page uses. */
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** Each component from its own module: through the index of all, every chunk would need every component. @param modules the folder of the dependencies */
export const ownComponents = (modules: string): Plugin => ({
  name: 'own-components',
  apply: 'build',
  transform: (code) =>
    code.replaceAll(/import \{ (\w+) \} from ['"]bits-ui['"]/g, (_import, name: string) => {
      const folder = name.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase()
      const file = resolve(modules, 'bits-ui/dist/bits', folder, 'index.js').replaceAll('\\', '/')
      return `import { ${name} } from '${file}'`
    })
})

/** A page connects by WebSocket alone: Engine.IO's other transports need not come along. */
export const webSocketAlone: Plugin = {
  name: 'web-socket-alone',
  apply: 'build',
  load: (id) =>
    id.endsWith('/engine.io-client/build/esm/transports/index.js')
      ? "import { WS } from './websocket.js'; export const transports = { websocket: WS }"
      : null,
  // It listens for the end of the page as soon as it is imported, so it would stay in.
  transform: (code, id) => (id.includes('/transports/polling') ? { code, moduleSideEffects: false } : null)
}
