import { stripVTControlCharacters } from 'node:util'
import { limits } from '#shared/values/limits.ts'
import { stripControls } from './terminal.ts'

/** A chunk may end anywhere, also inside a character. */
export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Lines longer than a message are split, so that memory is bounded. */
export async function* readLines(chunks: ByteChunks): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield toPlainLine(line)
    if (rest.length > limits.textBytes) {
      yield toPlainLine(rest)
      rest = ''
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield toPlainLine(rest)
}

/** Without colours and other control sequences; of a progress bar only its last state. */
export function toPlainLine(line: string): string {
  const shown = line.replace(/\r+$/, '').split('\r').at(-1) ?? ''
  return stripControls(stripVTControlCharacters(shown))
}

/** Pieces of at most `limit` UTF-8 bytes, cut between characters. */
export function* splitByBytes(text: string, limit: number): Generator<string> {
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
