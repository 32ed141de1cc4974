import { createContext } from 'svelte'
import type { App } from './app.svelte.ts'

/** The whole of the interface's state, for every view below the one that set it. */
export const [getApp, setApp] = createContext<App>()
