/** A picture of a member: small, of one of three types, and nothing in its file but the image. */
import * as v from 'valibot'
import { fromBase64 } from './ids.ts'
import { limits } from './limits.ts'

export type PictureType = 'image/webp' | 'image/jpeg' | 'image/png'

interface Inspected {
  type: PictureType
  width: number
  height: number
}

const base64Length = Math.ceil((limits.pictureBytes * 4) / 3)

/** The bytes as base64url. */
export const Picture = v.pipe(
  v.string(),
  v.maxLength(base64Length),
  v.check((data) => pictureTypeOf(data) !== null, 'a small WebP, JPEG or PNG without metadata')
)

/** Null for anything that is not acceptable as a picture. */
export function pictureTypeOf(data: string): PictureType | null {
  const bytes = bytesOf(data)
  if (!bytes || bytes.length > limits.pictureBytes) return null
  const found = inspectWebp(bytes) ?? inspectJpeg(bytes) ?? inspectPng(bytes)
  if (!found) return null
  const isSmall = [found.width, found.height].every((side) => side >= 1 && side <= limits.pictureSide)
  return isSmall ? found.type : null
}

function bytesOf(data: string): Uint8Array | null {
  try {
    return fromBase64(data)
  } catch {
    return null // not base64url, so no picture
  }
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + length))
}

/** Big-endian, as JPEG and PNG have it. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** One image chunk: the extended format could hold metadata and animations. https://developers.google.com/speed/webp/docs/riff_container */
function inspectWebp(bytes: Uint8Array): Inspected | null {
  if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 30) return null
  const length = view.getUint32(16, true)
  if (20 + length + (length % 2) !== bytes.length) return null
  const type = 'image/webp'
  switch (textAt(bytes, 12, 4)) {
    case 'VP8 ':
      return { type, width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 }
    case 'VP8L': {
      const sides = view.getUint32(21, true)
      return { type, width: (sides % 0x4000) + 1, height: (Math.floor(sides / 0x4000) % 0x4000) + 1 }
    }
    default:
      return null
  }
}

/** Frames and tables only: applications’ segments (but JFIF’s and Adobe’s) and comments hold metadata. */
const jpegFrames = [0xc0, 0xc1, 0xc2]
const jpegOthers = [0xc4, 0xda, 0xdb, 0xdd, 0xe0, 0xee]
const [jpegScan, jpegEnd] = [0xda, 0xd9]

function inspectJpeg(bytes: Uint8Array): Inspected | null {
  if (numberAt(bytes, 0, 2) !== 0xffd8) return null
  let found: Inspected | null = null
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === jpegEnd) return at + 2 === bytes.length ? found : null
    if (jpegFrames.includes(marker)) {
      if (found) return null
      const [height, width] = [numberAt(bytes, at + 5, 2), numberAt(bytes, at + 7, 2)]
      found = { type: 'image/jpeg', width, height }
    } else if (!jpegOthers.includes(marker)) return null
    at += 2 + numberAt(bytes, at + 2, 2)
    if (marker === jpegScan) at = endOfScan(bytes, at)
  }
  return null
}

/** Within a scan, FF comes before 0 or a restart marker only. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Without texts, EXIF, profiles and animations. */
const pngChunks = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'IDAT']

function inspectPng(bytes: Uint8Array): Inspected | null {
  if (!pngSignature.every((byte, at) => bytes[at] === byte) || textAt(bytes, 12, 4) !== 'IHDR') return null
  const found: Inspected = {
    type: 'image/png',
    width: numberAt(bytes, 16, 4),
    height: numberAt(bytes, 20, 4)
  }
  for (let at = 8; at + 12 <= bytes.length; at += 12 + numberAt(bytes, at, 4)) {
    const chunk = textAt(bytes, at + 4, 4)
    if (chunk === 'IEND') return at + 12 === bytes.length ? found : null
    if (!pngChunks.includes(chunk) || (chunk === 'IHDR' && at !== 8)) return null
  }
  return null
}
