import type { LanguageInfo } from '../languages.ts'

export const language: LanguageInfo = { name: 'العربية', dir: 'rtl' }
