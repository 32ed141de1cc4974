/** A space stands for each run of these. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** What looks like nothing although it counts as a letter or a sign: braille, a note and hieroglyphs that are blank. */
const blank = String.raw`\u{2800}\u{FFFC}\u{13441}\u{13442}\u{1D159}`
/** What cannot be seen and may hide, reorder or imitate: direction marks, fillers, half characters. */
const unseen = String.raw`\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}`
/** Signs that kill a vowel; a joiner beside one decides how the letters around it are drawn (RFC 5892, A.1 and A.2). */
const virama = String.raw`[\u{94D}\u{9CD}\u{A4D}\u{ACD}\u{B4D}\u{BCD}\u{C4D}\u{CCD}\u{D3B}-\u{D3C}\u{D4D}\u{DCA}\u{1039}\u{17D2}]`
/** Letters that join their neighbours: Persian writes two of them apart with a joiner that forbids it. */
const joining = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]`
const joiners = String.raw`(?<=${virama})[\u{200C}\u{200D}]|\u{200D}(?=${virama})|(?<=${joining}\p{M}*)\u{200C}(?=${joining})`
/** Emoji and writing need some of the unseen: those are in the group. */
const inLines = new RegExp(String.raw`(\p{RGI_Emoji}|${joiners})|[${unseen}${blank}]`, 'gv')
const inTexts = new RegExp(String.raw`(\p{RGI_Emoji}|${joiners})|[${unseen}]`, 'gv')

/** Marks that go with any script pile up in no language; letters of some are built of up to five others. */
const stackedMarks = /([\p{M}&&\p{Script=Inherited}]{2})[\p{M}&&\p{Script=Inherited}]+|(\p{M}{5})\p{M}+/gv
const withoutLetter = /^\p{M}+/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
const simple = /^[!-~]+(?: [!-~]+)*$/

/** A text, line breaks and blank letters included, with something in place of each character that cannot be seen. */
export function replaceUnseen(text: string, replace: (unseen: string) => string): string {
  return text.replaceAll(inTexts, (found, needed: string | undefined) => needed ?? replace(found))
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** In NFC; '' when nothing visible is left. Idempotent. @param limit in UTF-16 units */
export function cleanLine(text: string, limit: number): string {
  if (text.length <= limit && simple.test(text)) return text
  // What goes may take ten units for one that stays, and nobody reads on after that.
  let line = text.slice(0, 10 * limit)
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const cleaned = cut(withoutUnseen(line), limit)
    if (cleaned === line) return visible.test(line) ? line : ''
    line = cleaned
  }
  return ''
}

/** Where something goes, its neighbours may combine, so that something else has to go: two turns settle nearly all. */
const maxPasses = 8

function withoutUnseen(text: string): string {
  const line = text.normalize('NFC').replaceAll(inLines, '$1').replaceAll(breaks, ' ').trim()
  return line.replace(withoutLetter, '').replaceAll(stackedMarks, '$1$2').trim()
}

function cut(line: string, limit: number): string {
  if (line.length <= limit) return line
  let end = 0
  for (const { index, segment } of graphemes.segment(line)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return line.slice(0, end).trim()
}
