/** `node --import` this, and `electron` is the stand-in next to it. */
import { registerHooks } from 'node:module'

const standIn = new URL('stand-in.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)
})
