/** Bytes become lines of clean text, as a terminal would show them. */
import { stripVTControlCharacters } from 'node:util'
import { limits } from '#shared/values/limits.ts'
import { plain } from './terminal.ts'

/** What other programs write; a chunk may end anywhere, also inside a character. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Each line without its end. One that is longer than a message comes in parts, so that memory is bounded. */
export async function* linesIn(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder() // puts together what was cut, and marks what is not UTF-8
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield clean(line)
    if (rest.length > limits.textBytes) {
      yield clean(rest)
      rest = ''
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield clean(rest)
}

/** Without colours and other control sequences; of a progress bar, what it shows last. */
export function clean(line: string): string {
  const shown = line.replace(/\r+$/, '').split('\r').at(-1) ?? ''
  return plain(stripVTControlCharacters(shown))
}

/** The text in pieces of at most `limit` UTF-8 bytes, cut between characters only. */
export function* pieces(text: string, limit: number): Generator<string> {
  const bytes = Buffer.from(text)
  let start = 0
  while (bytes.length - start > limit) {
    let end = start + limit
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1 // not before a character's second, third or fourth byte
    yield bytes.toString('utf8', start, end)
    start = end
  }
  yield bytes.toString('utf8', start)
}
