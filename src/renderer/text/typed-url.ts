import { characterAt, isUnspacedLetter } from './letters.ts'

const start = /https?:\/\/|www\./iuy
/** No address has these; of signs beyond ASCII, names of pages have `–` and `·`. */
const beyond = /[\s\p{C}<>"`\\|^{}]|(?![!-~–·])[\p{P}\p{S}]/u
const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[' }
const trailing = /[.,;:!?'*_~–·([]/u

/** Where an address that begins here ends for a reader; -1 if none begins. */
export function endOfUrl(text: string, at: number): number {
  start.lastIndex = at
  const begun = start.exec(text)?.[0]
  if (begun === undefined) return -1
  const end = withoutTrailing(text, at + begun.length, endOfRun(text, at + begun.length))
  return end > at + begun.length ? end : -1
}

/** Up to what no address has, a bracket without its partner, a second address, or a word of another script. */
function endOfRun(text: string, from: number): number {
  const open: string[] = []
  let before = ''
  for (let at = from; at < text.length; at += before.length) {
    const character = characterAt(text, at)
    if (beyond.test(character)) return at
    if (/[a-z0-9]/iu.test(before) && isUnspacedLetter(character)) return at
    if (character === '(' || character === '[') open.push(character)
    if (closes[character] !== undefined && open.pop() !== closes[character]) return at
    if (text.startsWith('**', at) || text.startsWith('~~', at)) return at
    if (/[,;]/u.test(character) && /^https?:\/\//iu.test(text.slice(at + 1, at + 9))) return at
    before = character
  }
  return text.length
}

function withoutTrailing(text: string, from: number, to: number): number {
  let end = to
  while (end > from && trailing.test(text.charAt(end - 1))) end -= 1
  return end
}
