/** Splits a text into pieces of limited UTF-8 bytes, between lines if possible, else between words. */
export function splitBySize(text: string, maxBytes: number): string[] {
  const pieces: string[] = []
  let rest = withoutBlankEnds(text)
  while (utf8Bytes(rest) > maxBytes) {
    const end = breakIn(rest, lengthWithin(rest, maxBytes))
    pieces.push(rest.slice(0, end).trimEnd())
    rest = withoutBlankEnds(rest.slice(end))
  }
  return rest === '' ? pieces : [...pieces, rest]
}

/** Without white space at its ends; the first of several lines keeps its indentation, as the others do. */
export function withoutBlankEnds(text: string): string {
  const lines = text.trimEnd().replace(/^(?:[^\S\n]*\n)+/u, '')
  return lines.includes('\n') ? lines : lines.trimStart()
}

const encoder = new TextEncoder()

export function utf8Bytes(text: string): number {
  return encoder.encode(text).length
}

/** How many UTF-16 units fit, without half a character. */
function lengthWithin(text: string, maxBytes: number): number {
  // Stops at the limit, and writes only whole code points.
  return encoder.encodeInto(text, new Uint8Array(maxBytes)).read
}

function breakIn(text: string, end: number): number {
  const whole = text.slice(0, end)
  const line = whole.lastIndexOf('\n')
  if (line > end / 2) return line
  const gap = whole.search(/\s\S*$/u)
  return gap > end / 2 ? gap : end
}
