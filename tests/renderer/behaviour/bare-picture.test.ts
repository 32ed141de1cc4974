import { expect, test } from 'vitest'
import { pictureTypeOf } from '#shared/values/picture.ts'
import { barePicture } from '../../../src/renderer/behaviour/bare-picture.ts'
import { jpeg, losslessFrame, lossyFrame, pictureData, png, webp } from '../../support/pictures.ts'

const place = Buffer.from('Exif\0\0 52.5200, 13.4050', 'latin1')
const bare = (bytes: Buffer): Buffer => Buffer.from(barePicture(new Uint8Array(bytes)))

test.each([
  ['EXIF in JPEG, as Safari writes it', jpeg(16, 16, [[0xe1, place]]), 'image/jpeg'],
  [
    'a colour profile and a comment in JPEG',
    jpeg(16, 16, [
      [0xe2, place],
      [0xfe, place]
    ]),
    'image/jpeg'
  ],
  ['EXIF in WebP', webp(['VP8X', Buffer.alloc(10)], ['VP8 ', lossyFrame(16)], ['EXIF', place]), 'image/webp'],
  [
    'a colour profile in WebP',
    webp(['VP8X', Buffer.alloc(10)], ['ICCP', place], ['VP8L', losslessFrame(16)]),
    'image/webp'
  ]
])('%s is left out, and the image stays', (_what, bytes, type) => {
  expect(pictureTypeOf(pictureData(bytes))).toBeNull()
  expect(pictureTypeOf(pictureData(bare(bytes)))).toBe(type)
  expect(bare(bytes).includes(place)).toBe(false)
})

test('what is bare stays as it is', () => {
  for (const file of [
    png(8),
    jpeg(8),
    webp(['VP8 ', lossyFrame(8)]),
    Buffer.from('no picture'),
    Buffer.alloc(0)
  ])
    expect(bare(file)).toEqual(file)
})
