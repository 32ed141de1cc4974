/** A member as a process of its own, whose memory can be measured: tells when it has left the host again. */
import * as v from 'valibot'
import { connect } from '../../../src/main/connection/pinned-connection.ts'

const Pinned = v.object({ address: v.string(), fingerprint: v.string() })

/** MiB. The system's own peak would count the program that started this one. */
const memory = (): number => process.memoryUsage.rss() / 1024 / 1024

const pinned = v.parse(Pinned, JSON.parse(process.argv[2] ?? '{}'))
const before = memory()
let peak = before
const look = (): void => {
  peak = Math.max(peak, memory())
}
const looking = setInterval(look, 2)
const leave = (): void => {
  look()
  clearInterval(looking)
  console.log(JSON.stringify({ before, after: peak }))
}
await connect(pinned).then((link) => {
  link.onClose(leave)
}, leave)
