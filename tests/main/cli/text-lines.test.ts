import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toPlainLine, readLines, splitByBytes } from '../../../src/main/cli/text-lines.ts'

async function linesOf(chunks: Uint8Array[]): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readLines(chunks)) lines.push(line)
  return lines
}

describe('lines of standard input', () => {
  test('are whole wherever the chunks are cut', async () => {
    const text = 'eins, zwölf, 🎉\n\nlast line without an end'
    const bytes = Buffer.from(text)
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await linesOf([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(text.split('\n'))
    }
  })

  test('are split when they are too long, so that memory is bounded', async () => {
    const chunk = Buffer.from('x'.repeat(10_000))
    const lines = await linesOf(Array.from({ length: 100 }, () => chunk))
    expect(lines.join('')).toHaveLength(1_000_000)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20_000)
  })

  test('are what a terminal would show', () => {
    expect(toPlainLine('\u001b[1;31merror\u001b[0m: no such file\r')).toBe('error: no such file')
    expect(toPlainLine('10 %\r50 %\r100 %')).toBe('100 %')
    expect(toPlainLine('\u001b]0;title\u0007a\tb\u0000')).toBe('a\tb')
  })

  test('are cut only between characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 4, max: 20 }), (text, limit) => {
        const cut = [...splitByBytes(text, limit)]
        return cut.join('') === text && cut.every((piece) => Buffer.byteLength(piece) <= limit)
      })
    )
  })
})
