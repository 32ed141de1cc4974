import { createContext } from 'svelte'
import type { App } from './app.svelte.ts'
import type { Language } from '../settings/language.svelte.ts'

/** The whole of the interface's state, for every view below the one that set it. */
export const [getApp, setApp] = createContext<App>()

/** The language that is spoken, for the views that offer another one. */
export const [getLanguage, setLanguage] = createContext<Language>()
