import { lazy } from './lazy.ts'

/** Each run of these becomes one space. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** Invisible characters that Unicode classifies as letters or symbols: blank braille, a note and hieroglyphs. */
const blank = String.raw`\u{2800}\u{FFFC}\u{13441}\u{13442}\u{1D159}`
/** Invisible characters that may hide, reorder or imitate: direction marks, fillers, lone surrogates. */
const unseen = String.raw`\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}`
/** Signs that kill a vowel; a joiner beside one decides how the letters around it are drawn (RFC 5892, A.1 and A.2). */
const virama = String.raw`[\u{94D}\u{9CD}\u{A4D}\u{ACD}\u{B4D}\u{BCD}\u{C4D}\u{CCD}\u{D3B}-\u{D3C}\u{D4D}\u{DCA}\u{1039}\u{17D2}]`
/** Letters that join their neighbours: Persian separates two of them with a non-joiner. */
const joining = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]`
const joiners = String.raw`(?<=${virama})[\u{200C}\u{200D}]|\u{200D}(?=${virama})|(?<=${joining}\p{M}*)\u{200C}(?=${joining})`
/** Invisible characters that emoji and scripts need are in the group. */
const inLines = lazy(() => new RegExp(String.raw`(\p{RGI_Emoji}|${joiners})|[${unseen}${blank}]`, 'gv'))
const inTexts = lazy(() => new RegExp(String.raw`(\p{RGI_Emoji}|${joiners})|[${unseen}]`, 'gv'))

/** No language stacks script-independent marks; letters of some scripts have up to five others. */
const stackedMarks = /([\p{M}&&\p{Script=Inherited}]{2})[\p{M}&&\p{Script=Inherited}]+|(\p{M}{5})\p{M}+/gv
const withoutLetter = /^\p{M}+/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Of letters and signs that are drawn and that no other joins: nothing to do, without the large expressions above. */
const simple = /^(?:[!-~\u{A1}-\u{AC}\u{AE}-\u{24F}]+(?: [!-~\u{A1}-\u{AC}\u{AE}-\u{24F}]+)*)?$/u

/** Broader than `visible`: a lone mark, or a sign newer than this Unicode version, is drawn in some way. */
const drawn = new RegExp(String.raw`[^\s\p{Cc}${unseen}${blank}]`, 'v')

/** False for a text of only white space and characters that are not drawn. */
export function hasVisible(text: string): boolean {
  return drawn.test(text)
}

const word = new RegExp(String.raw`[[\p{L}\p{N}\p{So}]--[${unseen}${blank}]]`, 'v')

/** Whether there is a letter, a digit or a picture that is drawn. */
export function hasVisibleWord(text: string): boolean {
  return word.test(text)
}

/** Replaces each invisible character, except line breaks and blanks, with a visible one. */
export function replaceUnseen(text: string, replace: (unseen: string) => string): string {
  return text.replaceAll(inTexts(), (found, needed: string | undefined) => needed ?? replace(found))
}

const graphemes = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }))

/** In NFC; '' when nothing visible is left. Idempotent. @param limit in UTF-16 units */
export function cleanLine(text: string, limit: number): string {
  if (text.length <= limit && simple.test(text)) return text
  // Ten units of input for one of output are enough; the rest is not read.
  let line = text.slice(0, 10 * limit)
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const cleaned = cut(withoutUnseen(line), limit)
    if (cleaned === line) return visible.test(line) ? line : ''
    line = cleaned
  }
  return ''
}

/** Removing a character may let its neighbours combine, which can need another pass: two are nearly always enough. */
const maxPasses = 8

function withoutUnseen(text: string): string {
  const line = text.normalize('NFC').replaceAll(inLines(), '$1').replaceAll(breaks, ' ').trim()
  return line.replace(withoutLetter, '').replaceAll(stackedMarks, '$1$2').trim()
}

function cut(line: string, limit: number): string {
  if (line.length <= limit) return line
  let end = 0
  for (const { index, segment } of graphemes().segment(line)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return line.slice(0, end).trim()
}
