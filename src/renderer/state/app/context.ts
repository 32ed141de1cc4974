import { createContext } from 'svelte'
import type { App } from './app.svelte.ts'
import type { Language } from '../settings/language.svelte.ts'

export const [getApp, setApp] = createContext<App>()

export const [getLanguage, setLanguage] = createContext<Language>()
