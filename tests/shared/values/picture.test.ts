import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { pictureTypeOf } from '#shared/values/picture.ts'
import {
  jpeg,
  losslessFrame,
  lossyFrame,
  pictureData,
  png,
  pngBomb,
  pngChunk,
  webp
} from '../../support/pictures.ts'

const exif = Buffer.from('Exif\0\0II*\0 52.5200, 13.4050', 'latin1')

function withScan(...scan: number[]): Buffer {
  return Buffer.concat([jpeg(16).subarray(0, -2), Buffer.from([...scan, 0xff, 0xd9])])
}
const behindScan = (marker: number, data: Buffer): Buffer =>
  withScan(0xff, marker, 0, data.length + 2, ...data)
const padding = Buffer.alloc(limits.pictureBytes)

test.each([
  ['PNG', png(128), 'image/png'],
  ['PNG that is not square', png(128, 1), 'image/png'],
  ['WebP with losses', webp(['VP8 ', lossyFrame(128)]), 'image/webp'],
  ['WebP without losses', webp(['VP8L', losslessFrame(128, 97)]), 'image/webp'],
  ['JPEG', jpeg(128), 'image/jpeg'],
  ['JPEG of several scans', behindScan(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), 'image/jpeg'],
  ['JPEG with stuffed bytes and restarts', withScan(0xff, 0x00, 0xff, 0xd0, 0x12, 0xff, 0xd7), 'image/jpeg']
])('a small %s is a picture', (_what, bytes, type) => {
  expect(pictureTypeOf(pictureData(bytes))).toBe(type)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1')],
  ['a PNG with one pixel too many', png(129, 1)],
  ['a PNG without pixels', png(0, 0)],
  ['a PNG of ten thousand pixels', pngBomb()],
  ['a PNG of too many bytes', png(128, 128, 0, [pngChunk('pHYs', padding)])],
  ['a PNG with a place', png(16, 16, 0, [pngChunk('eXIf', exif)])],
  ['a PNG with a text', png(16, 16, 0, [pngChunk('tEXt', exif)])],
  ['a PNG that moves', png(16, 16, 0, [pngChunk('acTL', Buffer.alloc(8))])],
  ['a PNG with two heads', png(16, 16, 0, [png(9_999).subarray(8, 33)])],
  ['a PNG with something behind it', Buffer.concat([png(16), exif])],
  ['half a PNG', png(64).subarray(0, 50)],
  ['a WebP that is too wide', webp(['VP8 ', lossyFrame(129, 1)])],
  ['a WebP of ten thousand pixels', webp(['VP8L', losslessFrame(10_000)])],
  ['a WebP with a place', webp(['VP8X', Buffer.alloc(10)], ['VP8 ', lossyFrame(16)], ['EXIF', exif])],
  ['a WebP with something behind it', webp(['VP8 ', lossyFrame(16)], ['EXIF', exif])],
  ['a JPEG that is too high', jpeg(1, 129)],
  ['a JPEG with a place', jpeg(16, 16, [[0xe1, exif]])],
  ['a JPEG with a comment', jpeg(16, 16, [[0xfe, exif]])],
  ['a JPEG with two frames', jpeg(16, 16, [[0xc0, Buffer.from([8, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0])]])],
  ['a JPEG without an end', jpeg(16).subarray(0, -2)],
  ['a JPEG with a place behind its scan', behindScan(0xe1, exif)],
  ['a JPEG with a comment behind its scan', behindScan(0xfe, exif)],
  [
    'a JPEG with a frame behind its scan',
    behindScan(0xc0, Buffer.from([8, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0]))
  ],
  ['a JPEG with something behind it', Buffer.concat([jpeg(16), exif, jpeg(16).subarray(-2)])]
])('%s is not a picture', (_what, bytes) => {
  expect(pictureTypeOf(pictureData(bytes))).toBeNull()
})

test('text that is not base64url is not a picture', () => {
  for (const text of ['data:image/png;base64,AAAA', '=', 'Ä', `${pictureData(png(8))}=`])
    expect(pictureTypeOf(text)).toBeNull()
})

test('any bytes get an answer, also behind the right beginning', () => {
  const beginnings = [png(8), jpeg(8), webp(['VP8L', losslessFrame(8)])].flatMap((file) =>
    [4, 12, 20, 33].map((length) => file.subarray(0, length))
  )
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
      expect(['image/png', 'image/jpeg', 'image/webp', null]).toContain(
        pictureTypeOf(pictureData(Buffer.concat([beginning, rest])))
      )
    })
  )
})
