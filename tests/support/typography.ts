import type { LanguageCode } from '../../src/renderer/words/languages.ts'

type Slips = Readonly<Record<string, RegExp>>

const everywhere: Slips = {
  'a space at an end': /^\s|\s$/,
  'two spaces': /\s\s/,
  'a typewriter’s apostrophe or quotation mark': /['"]/,
  'three dots instead of one sign': /\.\.\./,
  'a blank that is not closed': /\{(?!\w+\})/
}

/** What a typographer of the language would mark. */
const own: Readonly<Partial<Record<LanguageCode, Slips>>> = {
  ar: {
    'a Latin mark': /[?;]|[\u0600-\u06ff},],/u,
    'a Latin quotation mark': /[“”]/
  },
  de: {
    'an ellipsis without its no-break space': /[^\u00a0]…/,
    'a foreign quotation mark': /[«»]|”/
  },
  en: {},
  es: {
    'a question without its beginning': /^[^¿]*\?/,
    'an exclamation without its beginning': /^[^¡]*!/,
    'a foreign quotation mark': /[“”„]/
  },
  fr: {
    'a mark without its narrow no-break space': /[^\u202f][?!;»]|[^\u202f]:(?=[\s{]|$)|«[^\u202f]/,
    'a foreign quotation mark': /[“”„]/
  },
  ja: {
    'a narrow mark after a wide letter': /[\u3040-\u30ff\u4e00-\u9fff}][?!:;,.](?!\S)/u,
    'a space beside a blank': /\} [\u3040-\u30ff\u4e00-\u9fff]|[\u3040-\u30ff\u4e00-\u9fff] \{/u,
    'a foreign quotation mark': /[“”„«»]/
  }
}

/** What is wrong with how a text is written, in words. */
export function slipsIn(text: string, language: LanguageCode): string[] {
  return Object.entries({ ...everywhere, ...own[language] }).flatMap(([slip, pattern]) =>
    pattern.test(text) ? [slip] : []
  )
}
