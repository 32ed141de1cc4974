/** Where a mark such as `*` may stand, so that `2*3*4`, `*.ts`, `C:\*new*` and `f(*args, **kw)` stay as typed. */
import { characterAt, characterBefore, isInWord, isUnspacedLetter } from './letters.ts'

/** Flags, keys and the flags of regions do not end in a picture of their own. */
const pictured =
  /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{FE0F}\u{20E3}\u{E007F}]/u
const beforeOpening = /^(?:[\s\p{Ps}\p{Pi}"'*_~–—¿¡]|(?![!-~])[\p{Po}\p{Pe}\p{Pf}])/u
const afterOpening = /^[\p{L}\p{N}\p{Ps}\p{Pi}\p{Sc}"'*_~`@＠#&+\-–—¿¡…]/u
const beforeClosing = /^[^\s\p{Ps}\p{Pi}/\\|=<@#]/u
const afterClosing = /^(?:[\s\p{Pe}\p{Pf}"'*_~–—]|(?![!-~])[\p{Po}\p{Ps}\p{Pi}])/u

/** @param text whose marks are read @param from where the mark begins, its backslash included @param to its end */
export function opens(text: string, mark: string, from: number, to: number): boolean {
  const before = characterBefore(text, from)
  const after = shownAt(text, to)
  if (!afterOpening.test(after) && !pictured.test(after)) return false
  return before === '' || beforeOpening.test(before) || pictured.test(before) || isInside(mark, before)
}

export function closes(text: string, mark: string, from: number, to: number): boolean {
  const after = shownAt(text, to)
  if (!beforeClosing.test(characterBefore(text, from))) return false
  if (/^[.,;:!?]/u.test(after)) return !isInWord(characterAt(text, to + 1))
  return after === '' || afterClosing.test(after) || pictured.test(after) || isInside(mark, after)
}

/** A backslash before a mark is not shown. */
function shownAt(text: string, at: number): string {
  return characterAt(text, /^\\[*_~`[]/u.test(text.slice(at, at + 2)) ? at + 1 : at)
}

/** Bold may begin and end within a run of letters where a script has no blanks between words. */
function isInside(mark: string, neighbour: string): boolean {
  return mark.startsWith('**') && isUnspacedLetter(neighbour)
}
