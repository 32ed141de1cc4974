/** A host as a process of its own, which can be killed, stopped, and cut off from its disk. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import * as v from 'valibot'
import { asKnown } from '#shared/log/kinds.ts'
import { startHost } from '../../src/main/host/host.ts'
import { deviceKeysOf, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../src/main/store/space-file.ts'
import type { LoggedMessage } from '../support/checker.ts'
import { HostKill } from './host-kill.ts'
import { planOf, serveParent, setClock } from './parent.ts'
import { HostRequest, HostPlan } from './plans.ts'

const plan = planOf(HostPlan)
setClock(plan.clock)
const kill = new HostKill()
const file = openSpaceFile(plan.path)
const host = await startHost({
  space: plan.space,
  log: kill.wrapLog(file.log),
  keys: deviceKeysOf(plan.identity),
  crypto: nodeCrypto,
  hostName: () => 'Host',
  tls: plan.tls,
  app: 'faults',
  port: plan.port,
  address: plan.address,
  guests: 'off',
  pages: null,
  onProblem: (about, detail) => {
    if (about === 'host') throw new Error(detail)
  }
})

function loggedMessages(room: string): LoggedMessage[] {
  const all: LoggedMessage[] = []
  for (let seq = 0; ;) {
    const page = file.log.readAfter(plan.space, room, seq, 1000)
    for (const { event, position } of page) {
      seq = position.seq
      const known = asKnown(event)
      if (known?.kind === 'message.posted') all.push({ message: known.body.text, room, seq })
    }
    if (page.length === 0) return all
  }
}

const ballast = `${plan.path}.ballast`

/** Takes every byte that the disk has left. */
function fill(): void {
  const descriptor = openSync(ballast, 'w')
  try {
    for (;;) writeSync(descriptor, new Uint8Array(1024))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(descriptor)
  }
}

async function stop(): Promise<void> {
  await host.close()
  file.close()
  process.disconnect()
}

serveParent({ port: host.port }, (requested) => {
  const request = v.parse(HostRequest, requested)
  switch (request.type) {
    case 'log':
      return loggedMessages(request.room)
    case 'kill':
      kill.arm(request.point, request.after)
      break
    case 'clock':
      setClock(request.off)
      break
    case 'fill':
      fill()
      break
    case 'free':
      rmSync(ballast)
      break
    case 'stop':
      setImmediate(() => void stop())
      break
  }
  return null
})
