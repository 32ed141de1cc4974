/** Two groups of three, as people say and remember them. */
export function formatCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.trim()
}

/** An id in groups of four, to read out and compare. */
export function formatId(id: string): string {
  return id.match(/.{1,4}/gu)?.join(' ') ?? ''
}

/** The digits of a typed or pasted text in any script; at most six. */
export function digitsIn(typed: string): string {
  return withAsciiDigits(typed).replaceAll(/\D/gu, '').slice(0, 6)
}

/** A text with the digits of any script as those of ASCII. */
export function withAsciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
}

/** Unicode has the ten digits of a script in order, so the character before the first is no digit. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let zero = point
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return point - zero
}

/** The address to type by hand for the page of an invitation. */
export function pageAddress(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
