/** Claims and meetings by which a member, or a stranger, would take the host's place. */
import * as v from 'valibot'
import { Claim, meetingProof, signClaim } from '#shared/log/claim.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import type { RawConnection } from '../raw-connection.ts'
import { attacker, honest, Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'

const Greeted = v.object({ claim: Claim, nonce: v.string() })

async function greet(line: RawConnection, claim?: Claim): Promise<v.InferOutput<typeof Greeted> | null> {
  const answer = await line.request('space:greet', { v: limits.protocol, app: 'attacks', claim })
  return answer.ok ? v.parse(Greeted, answer) : null
}

/** Claims that are higher than the host's, shown in a greeting. */
async function showClaims({ open, enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const mina = await enter(honest(0), '127.0.0.3')
  const line = await open()
  const before = await greet(line)
  if (!before) return { figure: '', short: ['the host greets nobody'] }
  const { claim } = before
  const above = (who: Person): Promise<Claim> =>
    signClaim(target.space, claim.epoch + 1, Date.now(), who.keys, nodeCrypto.hash)
  const [member, stranger] = [new Person(target.space, attacker(0)), new Person(target.space, 'Mallory')]
  const shown: [string, Claim][] = [
    ['by a member', await above(member)],
    ['by a stranger', await above(stranger)],
    ['the host’s own, raised', { ...claim, epoch: claim.epoch + 1 }],
    ['the host’s own, of another time', { ...claim, at: claim.at + 1 }],
    ['in the host’s name', { ...(await above(member)), host: claim.host }],
    ['in the host’s name, with its key', { ...(await above(member)), host: claim.host, key: claim.key }],
    ['of the last epoch', { ...claim, epoch: Number.MAX_SAFE_INTEGER }]
  ]
  const short: string[] = []
  for (const [what, one] of shown) {
    const greeted = await greet(line, one)
    if (greeted?.claim.sig !== claim.sig) short.push(`${what}: ${greeted ? 'outdone' : 'contested'}`)
  }
  const { lobby } = target
  const event = mina.person.event(lobby, 'message.posted', { text: 'still here' })
  const { ok, code } = await mina.line.request('event:append', { event })
  if (!ok) short.push(`a member cannot write: ${code ?? ''}`)
  return { figure: `${String(shown.length)} claims shown`, short }
}

/** Meetings that would make the host stop. */
async function meetAs({ open, enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const mina = await enter(honest(1), '127.0.0.3')
  const short: string[] = []
  const line = await open()
  const mallory = new Person(target.space, attacker(1))
  const meet = async (
    what: string,
    code: string,
    claimFrom: (host: Claim) => Claim | Promise<Claim>,
    people = 1_000_000
  ): Promise<void> => {
    const greeted = await greet(line)
    if (!greeted) {
      short.push(`${what}: no greeting before it`)
      return
    }
    const claim = await claimFrom(greeted.claim)
    const proof = toBase64(await mallory.keys.sign(meetingProof(target.space, claim, greeted.nonce, people)))
    const first = await line.request('host:meet', { claim, people, proof })
    if (first.ok || first.code !== code) short.push(`${what}: ${first.code ?? 'met'}`)
    const again = await line.request('host:meet', { claim, people, proof })
    if (again.code !== 'not-entered') short.push(`${what}, with the same nonce: ${again.code ?? 'met'}`)
  }
  const own = (epoch: number): Promise<Claim> =>
    signClaim(target.space, epoch, 1, mallory.keys, nodeCrypto.hash)
  await meet('with a lower claim of its own', 'forbidden', () => own(1))
  await meet('with a higher claim of its own', 'forbidden', ({ epoch }) => own(epoch + 1))
  await meet('with the host’s claim', 'bad-signature', (claim) => claim)
  await meet('with the host’s claim, lowered', 'bad-signature', (claim) => ({ ...claim, epoch: 1 }))
  await meet('in the host’s name', 'bad-signature', async ({ host, key }) => ({
    ...(await own(1)),
    host,
    key
  }))
  await meet('in the host’s name, with its own key', 'forbidden', async ({ host }) => ({
    ...(await own(1)),
    host
  }))
  const event = mina.person.event(target.lobby, 'message.posted', { text: 'still here' })
  const { ok, code } = await mina.line.request('event:append', { event })
  if (!ok) short.push(`a member cannot write: ${code ?? ''}`)
  return { figure: '6 meetings tried', short }
}

export const claims: Probe[] = [
  { name: 'claims shown', does: 'greets with claims that would replace the host', run: showClaims },
  { name: 'meetings', does: 'meets the host as if it were another one', run: meetAs }
]
