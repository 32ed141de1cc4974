/** Cuts off the end of a log and puts it on again, over and over, until it is killed; each act is said before and after it. */
import { readFileSync, writeSync } from 'node:fs'
import * as v from 'valibot'
import { Placed } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'

export const begins = 'b'
export const ends = 'e'

const [path = '', events = '', space = '', room = '', cut = ''] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename) cutAndPut()

function cutAndPut(): never {
  const all = v.parse(v.array(Placed), JSON.parse(readFileSync(events, 'utf8')))
  const end = all.filter(({ position }) => position.seq > Number(cut))
  const store = openSpaceFile(path).replica.session(space, nodeCrypto.hash)
  for (let isWhole = store.held(room)?.newest === all.length; ; isWhole = !isWhole) {
    writeSync(1, begins)
    if (isWhole) store.truncate(room, Number(cut))
    else store.addEvents(room, end)
    writeSync(1, ends)
  }
}
