/** What a control is called for everybody: without the names, numbers and times that differ. */
import { catalogue } from '../../src/renderer/words/en/catalogue.ts'
import type { Control } from './control-watcher.ts'

interface Text {
  /** The text of the interface, with “…” for each blank. */
  words: string
  /** That text with its blanks filled. */
  pattern: RegExp
  letters: number
}

const numbers = ['count', 'total', 'mentions']

function patternOf(form: string): RegExp {
  // `split` puts the names of the blanks at the odd places.
  const parts = form.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
    return numbers.includes(part) ? String.raw`[\d,]+` : '.+'
  })
  return new RegExp(`^${parts.join('')}$`, 'u')
}

function textsOf(entry: string | { one: string; other: string }): Text[] {
  const [forms, last] =
    typeof entry === 'string' ? [entry.split('|'), entry] : [Object.values(entry), entry.other]
  const words = last.replaceAll(/\{\w+\}/g, '…')
  return forms.map((form) => {
    const letters = form.replaceAll(/\{\w+\}/g, '').length
    return { words, pattern: patternOf(form), letters }
  })
}

/** What fits better comes first. A text such as “{name} in {room}” would fit what people write. */
const texts = Object.entries(catalogue)
  .filter(([key]) => !key.endsWith('.example'))
  .flatMap(([, entry]) => textsOf(entry))
  .filter(({ words, letters }) => !words.includes('…') || letters > 4)
  .toSorted((a, b) => b.letters - a.letters)

/** “…” for what people have written. A button may say more after its text, such as the level that is chosen. */
function wordsOf(said: string): string {
  // The button to the newest messages says first that these are older.
  const name = said.replace(`${catalogue['timeline.past']} `, '')
  const whole = texts.find(({ pattern }) => pattern.test(name))
  const begun = texts.find(({ words }) => words.length > 4 && name.startsWith(`${words} `))
  return (whole ?? begun)?.words ?? '…'
}

/** Such as `button Cancel, in dialog Rename …`. Rows of a list are one control. */
export function keyOf({ role, name, place }: Control): string {
  const [kind = '', ...title] = place.split(' ')
  const where = title.length > 0 ? `${kind} ${wordsOf(title.join(' '))}` : kind
  // What is found differs; how it is chosen does not.
  const isFound = role === 'option' || where === 'group Emoji'
  return `${role} ${isFound ? '…' : wordsOf(name)}${where === '' ? '' : `, in ${where}`}`
}
