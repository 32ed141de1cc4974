import type { LanguageInfo } from '../languages.ts'

export const language: LanguageInfo = { name: '日本語', dir: 'ltr' }
