import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const pngSignature = '89504e470d0a1a0a'
const start = (bytes: Buffer, at: number): string => bytes.subarray(at, at + 8).toString('hex')

test('the Windows icon has the pictures of its directory', () => {
  const icon = readFileSync('resources/icon.ico')
  const count = icon.readUInt16LE(4)
  const entries = Array.from({ length: count }, (_, index) => icon.subarray(6 + 16 * index, 22 + 16 * index))
  expect(entries.map((entry) => entry.readUInt8(0))).toEqual([16, 24, 32, 48, 64, 128, 0])
  for (const entry of entries) expect(start(icon, entry.readUInt32LE(12))).toBe(pngSignature)
})

test('the macOS icon has a picture of the right length for every size', () => {
  const icon = readFileSync('resources/icon.icns')
  expect(icon.readUInt32BE(4)).toBe(icon.length)
  const names: string[] = []
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) {
    names.push(icon.toString('latin1', at, at + 4))
    expect(start(icon, at + 8)).toBe(pngSignature)
  }
  expect(names).toHaveLength(10)
})
