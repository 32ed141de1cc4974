import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LineBatcher } from '../../../src/main/cli/line-batcher.ts'

describe('lines that arrive quickly', () => {
  const posted: string[] = []
  const gather = (): LineBatcher =>
    new LineBatcher({ maxBytes: 20, delayMs: 200, onBatch: (text) => posted.push(text) })
  beforeEach(() => {
    posted.length = 0
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('become one message, sent shortly after the first line', () => {
    const lines = gather()
    lines.add('one')
    vi.advanceTimersByTime(150)
    lines.add('two')
    expect(posted).toEqual([])
    vi.advanceTimersByTime(50)
    expect(posted).toEqual(['one\ntwo'])
    lines.add('three')
    vi.advanceTimersByTime(200)
    expect(posted).toEqual(['one\ntwo', 'three'])
  })

  test('fill a message up to its byte limit', () => {
    const lines = gather()
    for (const line of ['123456789', '1234567890', 'ü']) lines.add(line)
    expect(posted).toEqual(['123456789\n1234567890'])
    lines.flush()
    expect(posted).toEqual(['123456789\n1234567890', 'ü'])
  })

  test('are split when a single line is too long', () => {
    const lines = gather()
    lines.add('x'.repeat(45))
    lines.flush()
    expect(posted.map((text) => text.length)).toEqual([20, 20, 5])
  })

  test('include blank lines between them, but never only blank lines', () => {
    const lines = gather()
    for (const line of ['', 'one', '']) lines.add(line)
    vi.advanceTimersByTime(200)
    lines.add('\u200B')
    vi.advanceTimersByTime(200)
    lines.add('two')
    lines.flush()
    expect(posted).toEqual(['\none\n', '\u200B\ntwo'])
  })
})
