/**
 * A device that looks around, as a process whose memory can be measured. Tells on stdout each address that it asks and
 * each list of spaces; for every line on stdin, by how many MiB its memory has grown at most since the line before.
 */
import { createInterface } from 'node:readline'
import { startDiscovery } from '../../src/main/discovery/discovery.ts'
import { probeHost } from '../../src/main/identity/probe.ts'

function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** MiB. */
const memory = (): number => process.memoryUsage.rss() / 1024 / 1024

let [before, peak] = [memory(), 0]
setInterval(() => {
  peak = Math.max(peak, memory())
}, 20)

startDiscovery({
  probe: (address, port, signal) => {
    report({ requested: `${address}:${String(port)}` })
    return probeHost(address, port, signal)
  },
  onNearby: (nearby) => {
    report({ nearby: nearby.map(({ name }) => name) })
  },
  onProblem: (problem) => {
    throw new Error(problem)
  }
})
createInterface(process.stdin).on('line', () => {
  report({ grown: peak - before })
  before = memory()
  peak = before
})
