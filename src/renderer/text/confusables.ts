/** Equal for names that look alike (UTS #39, skeleton). */

/** Letters that look like a Latin one in most fonts, after NFKC and in lower case; from Unicode's list of confusables. */
const alike: Readonly<Record<string, string>> = {
  a: 'аɑα',
  b: 'ьвβƅ',
  c: 'сϲᴄ',
  d: 'ԁ',
  e: 'еєҽε',
  f: 'ғ',
  g: 'ɡց',
  h: 'һհнн',
  i: 'іıιɩӏl1|ǀ',
  j: 'јϳ',
  k: 'кκк',
  m: 'мм',
  n: 'пոηп',
  o: 'оοօ0ᴏ',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτт',
  u: 'υսцᴜμ',
  v: 'ѵνᴠ',
  w: 'ԝωшᴡ',
  x: 'хχ',
  y: 'уγүყ',
  z: 'ᴢ'
}
const latin = new Map(
  Object.entries(alike).flatMap(([letter, others]) => [...others].map((one) => [one, letter]))
)

/** Capitals that look like a Latin one, but whose small letters do not. */
const capitals = new Map(zip('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХ', 'ABEZHIKMNOPTYXABESIJKMHOPCTYX'))

function zip(some: string, others: string): [string, string][] {
  return [...some].map((one, at) => [one, others.charAt(at)])
}

export function skeletonOf(name: string): string {
  const folded = name
    .normalize('NFKC')
    .replaceAll(/./gu, (letter) => capitals.get(letter) ?? letter)
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[[\p{Mn}&&\p{Script=Inherited}]\s]/gv, '')
  return folded.replaceAll(/./gu, (letter) => latin.get(letter) ?? letter).replaceAll('rn', 'm')
}
