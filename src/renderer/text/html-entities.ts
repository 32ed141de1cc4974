/** Characters that HTML writes by name: those of HTML 4, which word processors and web pages use. */

/** From U+00A0 on, in order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'

const signs =
  '& amp & AMP < lt < LT > gt > GT " quot " QUOT \' apos Œ OElig œ oelig Š Scaron š scaron Ÿ Yuml ƒ fnof ˆ circ ˜ tilde \u2002 ensp \u2003 emsp ' +
  '\u2009 thinsp \u200C zwnj \u200D zwj \u200E lrm \u200F rlm – ndash — mdash ‘ lsquo ’ rsquo ‚ sbquo “ ldquo ” rdquo ' +
  '„ bdquo † dagger ‡ Dagger • bull … hellip ‰ permil ′ prime ″ Prime ‹ lsaquo › rsaquo ‾ oline ⁄ frasl € euro ℑ image ' +
  '℘ weierp ℜ real ™ trade ℵ alefsym ← larr ↑ uarr → rarr ↓ darr ↔ harr ↵ crarr ⇐ lArr ⇑ uArr ⇒ rArr ⇓ dArr ⇔ hArr ' +
  '∀ forall ∂ part ∃ exist ∅ empty ∇ nabla ∈ isin ∉ notin ∋ ni ∏ prod ∑ sum − minus ∗ lowast √ radic ∝ prop ∞ infin ' +
  '∠ ang ∧ and ∨ or ∩ cap ∪ cup ∫ int ∴ there4 ∼ sim ≅ cong ≈ asymp ≠ ne ≡ equiv ≤ le ≥ ge ⊂ sub ⊃ sup ⊄ nsub ⊆ sube ' +
  '⊇ supe ⊕ oplus ⊗ otimes ⊥ perp ⋅ sdot ◊ loz ♠ spades ♣ clubs ♥ hearts ♦ diams'

const greek =
  'Α Alpha Β Beta Γ Gamma Δ Delta Ε Epsilon Ζ Zeta Η Eta Θ Theta Ι Iota Κ Kappa Λ Lambda Μ Mu Ν Nu Ξ Xi Ο Omicron Π Pi ' +
  'Ρ Rho Σ Sigma Τ Tau Υ Upsilon Φ Phi Χ Chi Ψ Psi Ω Omega α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ' +
  'ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho ς sigmaf σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega ' +
  'ϑ thetasym ϒ upsih ϖ piv'

const named = new Map<string, string>([
  ...latin1.split(' ').map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const),
  ...`${signs} ${greek}`
    .split(' ')
    .flatMap((name, at, all) => (at % 2 === 1 ? [[name, all[at - 1] ?? ''] as const] : []))
])

/** Numbers that stand for characters of Windows-1252, as browsers read them. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009FŸ'

/** A name that is not known stays as it is. */
export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/giu,
    (whole, ten?: string, sixteen?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      return characterOf(ten === undefined ? Number.parseInt(sixteen ?? '', 16) : Number(ten)) ?? whole
    }
  )
}

function characterOf(point: number): string | null {
  if (point >= 0x80 && point < 0xa0) return windows1252[point - 0x80] ?? null
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
}
