/** Files of pictures, right and wrong ones. */
import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { toBase64 } from '#shared/values/ids.ts'

/** Big-endian. */
function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([number(data.length, 4), named, number(crc32(named), 4)])
}

/** Of one colour. @param more chunks before the image */
export function png(width: number, height = width, shade = 0x80, more: Buffer[] = []): Buffer {
  return greyPng(width, height, () => Buffer.alloc(width, shade), more)
}

/** As large as a picture may be: noise cannot be compressed. */
export function largestPicture(): Buffer {
  return greyPng(128, 94, () => randomBytes(128), [])
}

function greyPng(width: number, height: number, shadesOfRow: () => Buffer, more: Buffer[]): Buffer {
  const header = Buffer.concat([number(width, 4), number(height, 4), Buffer.from([8, 0, 0, 0, 0])])
  const row = (): Buffer => Buffer.concat([Buffer.from([0]), shadesOfRow()])
  const rows = Buffer.concat(Array.from({ length: height }, row))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0))
  ])
}

/** By default ten thousand pixels by ten thousand, in some thousand bytes: 1 bit each. */
export function pngBomb(side = 10_000): Buffer {
  const header = Buffer.concat([number(side, 4), number(side, 4), Buffer.from([1, 0, 0, 0, 0])])
  const bits = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', bits),
    pngChunk('IEND', Buffer.alloc(0))
  ])
}

function littleEndian(value: number, bytes: number): Buffer {
  return number(value, bytes).reverse()
}

/** A WebP file of these chunks; only their heads are right. */
export function webp(...chunks: [type: string, data: Buffer][]): Buffer {
  const all = chunks.map(([type, data]) =>
    Buffer.concat([
      Buffer.from(type, 'latin1'),
      littleEndian(data.length, 4),
      data,
      Buffer.alloc(data.length % 2)
    ])
  )
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...all])
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), littleEndian(body.length, 4), body])
}

export function lossyFrame(width: number, height = width): Buffer {
  const start = Buffer.from([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a])
  return Buffer.concat([start, littleEndian(width, 2), littleEndian(height, 2), Buffer.alloc(20)])
}

export function losslessFrame(width: number, height = width): Buffer {
  const sides = width - 1 + (height - 1) * 0x4000
  return Buffer.concat([Buffer.from([0x2f]), littleEndian(sides, 4), Buffer.alloc(20)])
}

function jpegSegment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), number(data.length + 2, 2), data])
}

/** @param more segments before the frame, by their markers */
export function jpeg(width: number, height = width, more: [marker: number, data: Buffer][] = []): Buffer {
  const frame = Buffer.concat([
    Buffer.from([8]),
    number(height, 2),
    number(width, 2),
    Buffer.from([1, 1, 0x11, 0])
  ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...more.map(([marker, data]) => jpegSegment(marker, data)),
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9])
  ])
}

export const pictureData = (bytes: Uint8Array): string => toBase64(new Uint8Array(bytes))
