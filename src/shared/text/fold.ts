/** What NFKD leaves whole: letters after CLDR's transform Latin-ASCII, and signs that keyboards lack. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  ɖ: 'd',
  ɗ: 'd',
  þ: 'th',
  ł: 'l',
  ƚ: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ɲ: 'n',
  ĸ: 'k',
  ƙ: 'k',
  ɓ: 'b',
  ƀ: 'b',
  ƴ: 'y',
  ƶ: 'z',
  ɨ: 'i',
  ʉ: 'u',
  ς: 'σ',
  // Keyboards for Arabic, Persian and Urdu write the same word with different ones of these.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  '−': '-',
  '⁄': '/'
}
const folded = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

/** Marks that people leave out, and what is not seen; the marks of kana and of Indic vowels make other letters. */
const removed =
  /[[[\p{M}&&\p{Script=Inherited}]--[\u{3099}\u{309A}]][\p{Mn}&&[\p{Script=Hebrew}\p{Script=Arabic}]]\p{Default_Ignorable_Code_Point}\p{Cf}\u{B7}\u{640}]/gv
/** Hiragana has the same letters in the same order. */
const katakana = /[\u{30A1}-\u{30F6}\u{30FD}\u{30FE}]/gu
const fromHiragana = 0x60
const ascii = /^[\0-\u{7F}]*$/u

/** The form in which texts are compared: without case, accents, widths, ligatures and invisible characters, katakana as hiragana. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFKD').replaceAll(removed, '')
  // By way of capitals: the dotless i and the long s have those of i and s.
  const lower = bare.toUpperCase().toLowerCase()
  return lower
    .replaceAll(folded, (letter) => letters[letter] ?? letter)
    .replaceAll(katakana, (kana) => String.fromCharCode(kana.charCodeAt(0) - fromHiragana))
    .normalize('NFC')
}

export interface FoldedText {
  folded: string
  /** For each UTF-16 unit of `folded`, where the character that it is of begins in the text. */
  starts: readonly number[]
  /** And where that character ends. */
  ends: readonly number[]
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function foldWithOffsets(text: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let all = ''
  for (const { segment, index } of graphemes.segment(text)) {
    const one = foldText(segment)
    all += one
    for (let unit = 0; unit < one.length; unit += 1) {
      starts.push(index)
      ends.push(index + segment.length)
    }
  }
  return { folded: all, starts, ends }
}
