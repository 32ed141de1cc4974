import type { LanguageInfo } from '../languages.ts'

export const language: LanguageInfo = { name: 'Español', dir: 'ltr' }
