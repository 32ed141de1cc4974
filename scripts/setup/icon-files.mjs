/** Windows and macOS files with one icon in several sizes, as PNGs. */

/** @typedef {{ size: number, png: Buffer }} Picture `size` in pixels */

/**
 * https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 * @param {Picture[]} pictures up to 256 pixels wide
 */
export function ico(pictures) {
  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index
    directory.set([size % 256, size % 256], at) // 0 says 256
    directory.writeUInt16LE(1, at + 4)
    directory.writeUInt16LE(32, at + 6)
    directory.writeUInt32LE(png.length, at + 8)
    directory.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)])
}

/** Names of sizes, also doubled for dense screens. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const macNames = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']]
])

/** @param {Picture[]} pictures of the sizes in the table above */
export function icns(pictures) {
  const entries = pictures.flatMap(({ size, png }) =>
    (macNames.get(size) ?? []).map((name) => Buffer.concat([lengthAfter(name, png.length), png]))
  )
  const body = Buffer.concat(entries)
  return Buffer.concat([lengthAfter('icns', body.length), body])
}

/** @param {string} name @param {number} length of what follows, without these 8 bytes */
function lengthAfter(name, length) {
  const header = Buffer.alloc(8)
  header.write(name, 'latin1')
  header.writeUInt32BE(length + 8, 4)
  return header
}
