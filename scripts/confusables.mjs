// Writes src/shared/text/confusables.json from Unicode's confusables.txt, as it is in the package unhomoglyph:
// `node scripts/confusables.mjs` after an update of the package.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const target = fileURLToPath(new URL('../src/shared/text/confusables.json', import.meta.url))

const source = createRequire(import.meta.url).resolve('unhomoglyph/data.json')
const unicode = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(source, 'utf8')))

/** Small letters that Unicode compares with small capitals or not at all, and people with these. */
const small = new Map(Array.from('ʙʜᴛʍᴋɢʟɴʀʏпшьμ', (one, at) => [one, 'bhtmkglnrynwbu'.charAt(at)]))

/** What each character looks like, in NFKD and lower case; the characters of one look are one text. */
export function confusables() {
  /** @type {Record<string, string>} */
  const looks = {}
  for (const character of new Set([...Object.keys(unicode), ...small.keys()])) {
    const isFolded = character.normalize('NFKD') !== character || /[\p{M}\p{ASCII}]/u.test(character)
    const look = isFolded ? character : lookOf(character)
    if (look !== character && look !== character.toLowerCase()) looks[look] = (looks[look] ?? '') + character
  }
  return looks
}

/**
 * Until nothing changes any more: the look of a look may be in the table, too.
 * @param {string} text
 * @returns {string}
 */
function lookOf(text) {
  const letters = Array.from(text.normalize('NFKD'), (one) => small.get(one) ?? unicode[one] ?? one)
  const look = letters.join('').normalize('NFKD').toLowerCase()
  return look === text ? look : lookOf(look)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(target, `${JSON.stringify(confusables())}\n`)
