/** Some members in one process, which can be killed; started again, they go on from their files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { newIdentityPem } from '../../src/main/identity/crypto.ts'
import { derOf, fingerprintOf } from '../../src/main/identity/certificate.ts'
import { connect } from '../../src/main/connection/pinned-connection.ts'
import { readHistory } from './history.ts'
import { Member } from './member.ts'
import { MemberKill } from './member-kill.ts'
import { planOf, serveParent, setClock } from './parent.ts'
import { MembersRequest, MembersPlan, type Marks } from './plans.ts'

const plan = planOf(MembersPlan)
setClock(plan.clock)
const kill = new MemberKill()
const { address, certificate, host } = plan
const pinned = { address, certificate, host, fingerprint: fingerprintOf(derOf(certificate)) }

function identityOf(name: string): string {
  const path = `${plan.folder}/${name}.pem`
  if (!existsSync(path)) writeFileSync(path, newIdentityPem())
  return readFileSync(path, 'utf8')
}

/** The number of the last message that a member requested before its restart. */
function spokenBy(history: string): number {
  const requested = readHistory(history).findLast((step) => step.did === 'requested')
  return Number(requested?.message.split(' ')[1] ?? 0)
}

const members = plan.names.map((name) => {
  const history = `${plan.folder}/${name}.jsonl`
  return new Member({
    name,
    space: plan.space,
    lobby: plan.lobby,
    identity: identityOf(name),
    path: `${plan.folder}/${name}.db`,
    history,
    spoken: spokenBy(history),
    dial: () => connect(pinned),
    wrapLink: (link) => kill.wrapLink(link),
    wrapStore: (store) => kill.wrapStore(store)
  })
})
await Promise.all(members.map((member) => member.start()))

/** How long members wait for what must come, ms: longer than any timeout of a connection. */
const timeoutMs = 40_000

/** Resolves once it is true of all. @throws with the names of the others after a time-out */
async function all(isTrue: (member: Member) => boolean): Promise<null> {
  const enough = AbortSignal.timeout(timeoutMs)
  const arrivals = members.map((member) => member.until(() => isTrue(member), enough))
  await Promise.all(arrivals).catch((error: unknown) => {
    const late = members.filter((member) => !isTrue(member)).map((member) => member.state)
    throw new Error(`waited in vain: ${late.join('; ')}`, { cause: error })
  })
  return null
}

const marks = (): Marks => Object.fromEntries(members.map(({ stored }, at) => [plan.names[at] ?? '', stored]))

const refused = (): number => members.reduce((sum, member) => sum + member.refused, 0)

async function stop(): Promise<void> {
  await Promise.all(members.map((member) => member.stop()))
  process.disconnect()
}

async function answer(requested: unknown): Promise<unknown> {
  const request = v.parse(MembersRequest, requested)
  switch (request.type) {
    case 'joined':
      return all((member) => member.isJoined)
    case 'write':
      for (const member of members) member.write(request.perSecond)
      break
    case 'marks':
      return marks()
    case 'shown':
      return all((member) => member.isShown(request.marks))
    case 'sent':
      return all((member) => member.hasSent)
    case 'retry':
      await Promise.all(members.map((member) => member.retry(AbortSignal.timeout(timeoutMs))))
      break
    case 'refused':
      return refused()
    case 'kill':
      kill.arm(request.point, request.after)
      break
    case 'clock':
      setClock(request.off)
      break
    case 'stop':
      setImmediate(() => void stop())
      break
  }
  return null
}

serveParent({}, answer)
