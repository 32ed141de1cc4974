/** What a browser's encoder adds to an image, such as a colour profile or, in Safari, EXIF, is left out. */
export function barePicture(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 16) return bytes
  if (view.getUint16(0) === 0xffd8) return bareJpeg(bytes, view)
  return nameAt(view, 0) === 'RIFF' && nameAt(view, 8) === 'WEBP' ? bareWebp(bytes, view) : bytes
}

const webpFrames = ['VP8 ', 'VP8L']

function nameAt(view: DataView, at: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((next) => view.getUint8(at + next)))
}

function bareJpeg(bytes: Uint8Array, view: DataView): Uint8Array {
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && view.getUint8(at + 1) !== 0xda) {
    const next = at + 2 + view.getUint16(at + 2)
    if (!isMetadata(view.getUint8(at + 1))) parts.push(bytes.subarray(at, next))
    at = next
  }
  return joined([...parts, bytes.subarray(at)])
}

/** Comments and application segments, except JFIF's and Adobe's, which say how the colours are stored. */
function isMetadata(marker: number): boolean {
  const isOfApplication = marker >= 0xe0 && marker <= 0xef
  return marker === 0xfe || (isOfApplication && marker !== 0xe0 && marker !== 0xee)
}

function bareWebp(bytes: Uint8Array, view: DataView): Uint8Array {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (webpFrames.includes(nameAt(view, at))) {
      const file = joined([bytes.subarray(0, 12), bytes.subarray(at, next)])
      new DataView(file.buffer).setUint32(4, file.length - 8, true)
      return file
    }
    at = next
  }
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
