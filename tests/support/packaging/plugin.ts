/**
 * A Windows library with a table of exports and nothing else: all that makensis reads of a plugin. The layout is that of
 * https://learn.microsoft.com/windows/win32/debug/pe-format, with one section.
 */
const fileAlignment = 0x200
const sectionSize = 0x1000
/** Where the section is in memory. */
const base = 0x1000
const optionalHeaderSize = 0xe0

/** A library that exports `words`. */
export function pluginOf(name: string, words: string[]): Buffer {
  return Buffer.concat([headers(), section(name, words)])
}

function headers(): Buffer {
  const bytes = Buffer.alloc(fileAlignment)
  bytes.write('MZ')
  bytes.writeUInt32LE(0x40, 0x3c)
  bytes.write('PE\0\0', 0x40, 'latin1')
  const file = 0x44
  bytes.writeUInt16LE(0x14c, file) // i386
  bytes.writeUInt16LE(1, file + 2) // sections
  bytes.writeUInt16LE(optionalHeaderSize, file + 16)
  bytes.writeUInt16LE(0x2102, file + 18) // a library of 32 bits that can be executed
  const optional = file + 20
  bytes.writeUInt16LE(0x10b, optional) // PE32
  bytes.writeUInt32LE(base, optional + 16) // entry point
  bytes.writeUInt32LE(0x400000, optional + 28) // preferred address
  bytes.writeUInt32LE(base, optional + 32) // section alignment
  bytes.writeUInt32LE(fileAlignment, optional + 36)
  bytes.writeUInt32LE(base + sectionSize, optional + 56) // size in memory
  bytes.writeUInt32LE(fileAlignment, optional + 60) // size of the headers
  bytes.writeUInt16LE(2, optional + 68) // with windows
  bytes.writeUInt32LE(16, optional + 92) // data directories; the first is the table of exports
  bytes.writeUInt32LE(base, optional + 96)
  bytes.writeUInt32LE(40, optional + 100)
  const header = optional + optionalHeaderSize
  bytes.write('.edata', header)
  for (const at of [8, 16]) bytes.writeUInt32LE(sectionSize, header + at)
  bytes.writeUInt32LE(base, header + 12)
  bytes.writeUInt32LE(fileAlignment, header + 20)
  bytes.writeUInt32LE(0x60000020, header + 36) // code that can be read and executed
  return bytes
}

/** The directory of exports, then addresses, names and ordinals, then the texts they point to. */
function section(name: string, words: string[]): Buffer {
  const bytes = Buffer.alloc(sectionSize)
  const sorted = [...words].sort()
  const addresses = 40
  const names = addresses + 4 * sorted.length
  const ordinals = names + 4 * sorted.length
  let free = ordinals + 2 * sorted.length
  const place = (text: string): number => {
    const at = free
    free += bytes.write(`${text}\0`, at, 'latin1')
    return base + at
  }
  bytes.writeUInt32LE(place(name), 12)
  bytes.writeUInt32LE(1, 16)
  for (const at of [20, 24]) bytes.writeUInt32LE(sorted.length, at)
  for (const [index, table] of [addresses, names, ordinals].entries())
    bytes.writeUInt32LE(base + table, 28 + 4 * index)
  for (const [index, word] of sorted.entries()) {
    bytes.writeUInt32LE(base, addresses + 4 * index)
    bytes.writeUInt32LE(place(word), names + 4 * index)
    bytes.writeUInt16LE(index, ordinals + 2 * index)
  }
  return bytes
}
