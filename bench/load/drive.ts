/** Two kinds of load: a fixed rate, and the maximum. */
import type { Child } from '../child.ts'
import { pause, type Crowd } from './crowd.ts'

export interface Measured {
  /** False when the server fell behind the rate. */
  keptUp: boolean
  /** From the first message sent until the last was delivered, s. */
  seconds: number
  /** The server's CPU time, s. */
  cpu: number
  messages: number
  /** Broadcasts with these messages. */
  packets: number
  deliveries: number
  /** From sending to delivery, ms. */
  p50: number
  p99: number
}

/** A server is behind when this much of a second's messages waits, and some more at low rates. */
const backlogSeconds = 0.5
const backlogMessages = 50

/** @param rate messages per second, independent of the server */
export async function driveAt(rate: number, seconds: number, crowd: Crowd, child: Child): Promise<Measured> {
  const messages = Math.ceil(rate * seconds)
  const limit = rate * backlogSeconds + backlogMessages
  crowd.writeAhead(messages)
  crowd.onEcho(() => undefined)
  let keptUp = true
  const measured = await measure(crowd, child, async () => {
    const began = performance.now()
    for (let sent = 0; sent < messages && keptUp;) {
      const due = Math.min(messages, Math.floor(((performance.now() - began) / 1000) * rate) + 1)
      while (sent < due && crowd.send()) sent += 1
      keptUp = crowd.inFlight <= limit
      await pause(1)
    }
  })
  return { ...measured, keptUp }
}

/** @param inFlight messages that are always on their way */
export async function flood(
  inFlight: number,
  seconds: number,
  crowd: Crowd,
  child: Child
): Promise<Measured> {
  const measured = await measure(crowd, child, async () => {
    const end = performance.now() + seconds * 1000
    crowd.onEcho(() => {
      if (performance.now() < end) crowd.send()
    })
    for (let sent = 0; sent < inFlight; sent += 1) crowd.send()
    while (performance.now() < end && crowd.inFlight > 0) await pause(20)
  })
  return { ...measured, keptUp: true }
}

async function measure(
  crowd: Crowd,
  child: Child,
  drive: () => Promise<void>
): Promise<Omit<Measured, 'keptUp'>> {
  crowd.begin()
  const before = await child.cpu()
  const began = performance.now()
  await drive()
  await crowd.untilDelivered()
  const seconds = (performance.now() - began) / 1000
  const cpu = (await child.cpu()) - before
  const { latencies, counts } = crowd
  return { seconds, cpu, ...counts, p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) }
}
