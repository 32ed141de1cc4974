/** A program: appends events to the file of a space without end, and prints the number of each that is on disk. */
import { newId, eventId, signEvent } from '#shared/log/event.ts'
import { toBase32 } from '#shared/values/ids.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../src/main/store/space-file.ts'

const [, , path = ''] = process.argv
const file = openSpaceFile(path)
const keys = deviceKeysOf(newIdentityPem())
const author = deviceIdOf(keys.publicKey, nodeCrypto.hash)
const space = toBase32(new Uint8Array(16))
const room = newId(nodeCrypto)
let prev: string | null = null
process.stdout.write('open\n')
for (let aseq = 1; ; aseq += 1) {
  const body = { text: 'x'.repeat(500) }
  const unsigned = { v: 1, space, room, author, aseq, prev, kind: 'message.posted', body, at: aseq } as const
  const event = await signEvent(unsigned, keys, nodeCrypto.hash)
  const id = eventId(event, nodeCrypto.hash)
  file.log.append([{ event, id, position: { epoch: 1, seq: aseq } }], space)
  prev = id
  process.stdout.write(`${room} ${String(aseq)}\n`)
}
