/** Six digits as they are said and remembered: three, a breath, three. */
export function formatCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.trim()
}

/** An id as people can read it out and compare it: in groups of four. */
export function formatId(id: string): string {
  return id.match(/.{1,4}/gu)?.join(' ') ?? ''
}

/** The digits in what somebody typed or pasted, whichever script they are in; at most six. */
export function digitsIn(typed: string): string {
  return [...typed.matchAll(/\p{Nd}/gu)]
    .map(([digit]) => valueOf(digit))
    .join('')
    .slice(0, 6)
}

/** Unicode keeps the ten digits of a script together, in order, so the one before the first is no digit. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let zero = point
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return point - zero
}

/** What has to be typed by hand to get to the page of an invitation. */
export function pageAddress(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
