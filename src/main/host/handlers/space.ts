import type { Claim } from '#shared/log/claim.ts'
import { admissionProof, entryProof, eventId, headerBytes, type LogEvent } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused, type ChainHead } from '#shared/values/reply.ts'
import type { Answer, Payload } from '#shared/protocol/requests.ts'
import type { Handlers } from './bind.ts'
import type { Caller } from '../sockets/caller.ts'
import { headerOf, memberOf, membersOf, roomsSeenBy, type HostContext } from '../context.ts'
import type { PresentedInvitation } from '../admission/invitations.ts'
import { NewcomerColours } from '../admission/newcomer-colours.ts'
import { signatureWorkMs, wrongSignaturePenaltyMs } from '../log/pending-event.ts'

type SpaceRequests = `space:${'greet' | 'enter' | 'rooms' | 'members' | 'leave'}`

export function spaceHandlers(context: HostContext): Pick<Handlers, SpaceRequests> {
  const { space, roster, audience, contest } = context
  const colours = new NewcomerColours()
  return {
    'space:greet': async (caller, { v, now, claim }) => {
      // The person is told which side to update, so this names the older one.
      if (v !== limits.protocol) throw new Refused('version', v > limits.protocol ? 'host' : 'member')
      if (claim) await hearClaim(context, caller, claim)
      const { current } = context.claim
      contest.mustBeSettled()
      const hostNow = context.now()
      caller.clockAheadMs = now === undefined ? 0 : now - hostNow
      if (caller.isEntered && chargeClockChange(context, caller, caller.device)) emitClock(context, caller)
      caller.nonce = toBase64(context.random(32))
      return { space: space.id, claim: current, nonce: caller.nonce, now: hostNow }
    },

    'space:enter': (caller, payload) => enter(context, colours, caller, payload),

    'space:rooms': (caller, { from }) =>
      caller.answerInTurn(() => {
        const { page, next } = roomsSeenBy(context, caller.device, from)
        return { rooms: page, next }
      }),

    'space:members': (caller, { from }) =>
      caller.answerInTurn(() => {
        const { page, next } = membersOf(context, from)
        return { members: page, next }
      }),

    'space:leave': (caller) => {
      roster.depart(caller.device, caller.socket, true)
      context.ownWait.level(caller)
      audience.unsubscribe(caller.socket)
      caller.leave()
      return {}
    }
  }
}

/** Each member that greets brings the highest claim that it has accepted. */
async function hearClaim(
  { contest, allowances }: HostContext,
  { requester }: Caller,
  claim: Claim
): Promise<void> {
  if (await contest.hear(claim)) allowances.worked(requester, signatureWorkMs)
}

/** @throws Refused */
async function enter(
  context: HostContext,
  colours: NewcomerColours,
  caller: Caller,
  payload: Payload<'space:enter'>
): Promise<Answer<'space:enter'>> {
  const { roster, audience } = context
  const device = await prove(context, caller, payload)
  const admission = await context.sign(admissionProof(context.space.id, device))
  const newest = payload.ofHost && (await headOf(context, caller, payload.ofHost))
  admit(context, caller, device, payload, payload.admission === admission)
  const isNews = chargeClockChange(context, caller, device)
  caller.enter({ device, key: payload.key })
  audience.subscribe(caller.socket, device)
  roster.arrive(device, caller.socket)
  if (isNews) emitClock(context, caller)
  if (payload.settled) context.writer.declare(device, payload.settled)
  if (newest) context.ownWait.entered(caller, newest)
  return caller.answerInTurn(() => {
    const [rooms, members] = [roomsSeenBy(context, device), membersOf(context)]
    return {
      space: headerOf(context),
      chain: context.log.chain(device),
      lacks: (payload.own ?? []).filter((id) => context.log.positionOf(id) === null),
      newcomer: context.log.lastIn(context.space.lobby, device) === 0,
      admission,
      rooms: rooms.page,
      members: members.page,
      next: { rooms: rooms.next, members: members.next },
      here: roster.count,
      ...(context.space.members.has(device) ? {} : { colour: colours.give(device, context.space.members) })
    }
  })
}

/** @throws Refused */
async function prove(
  context: HostContext,
  caller: Caller,
  { key, proof }: Payload<'space:enter'>
): Promise<string> {
  const { nonce } = caller
  if (caller.isEntered) throw new Refused('invalid', 'this connection has entered already')
  if (nonce === null) throw new Refused('not-entered', 'space:greet comes first')
  caller.nonce = null // a proof is valid once
  await mustBeSigned(context, caller, key, entryProof(context.space.id, context.device, nonce), proof)
  return context.deviceOf(key)
}

/** Of an event of this host's own, which a member shows. @throws Refused with `bad-signature` or `invalid` */
async function headOf(context: HostContext, caller: Caller, event: LogEvent): Promise<ChainHead> {
  const { space, device, claim, hash } = context
  if (event.space !== space.id || event.author !== device)
    throw new Refused('invalid', 'an event of another space or author')
  const header = headerBytes(event, hash)
  await mustBeSigned(context, caller, claim.current.key, header, event.sig)
  return { aseq: event.aseq, prev: eventId(event, hash, header) }
}

/** @throws Refused with `bad-signature` */
async function mustBeSigned(
  { verify, allowances }: HostContext,
  { requester }: Caller,
  ...[key, bytes, signature]: Parameters<HostContext['verify']>
): Promise<void> {
  const isSigned = await verify(key, bytes, signature)
  allowances.worked(requester, signatureWorkMs)
  if (isSigned) return
  allowances.addPenalty(requester, wrongSignaturePenaltyMs)
  throw new Refused('bad-signature')
}

function admit(
  { space, audience, admitsGuests, isNearlyFull, invitations }: HostContext,
  caller: Caller,
  device: string,
  shown: PresentedInvitation,
  wasAdmitted: boolean
): void {
  const member = space.members.get(device)
  if (member?.removed) throw new Refused('removed')
  if (!member && isNearlyFull()) throw new Refused('full', 'the host has as many connections as it can have')
  if (audience.hasTooManySockets(device)) throw new Refused('crowded')
  if (!caller.guest) return
  if (!admitsGuests(caller.secure)) throw new Refused('guests-off')
  if (!member && !wasAdmitted) invitations.redeem(shown, device, caller.address)
}

/** @returns whether others should know its clock. @throws Refused with `too-many` when it jumps too often */
function chargeClockChange(
  { clocks, space, allowances }: HostContext,
  caller: Caller,
  device: string
): boolean {
  const isNews = clocks.isNews(device, caller.clockAheadMs)
  if (isNews && space.members.has(device)) allowances.change({ address: caller.address, device })
  return isNews
}

function emitClock(context: HostContext, { device, clockAheadMs }: Caller): void {
  context.clocks.set(device, clockAheadMs)
  if (context.space.members.has(device))
    context.audience.emitToAll('member:changed', { member: memberOf(context, device) })
}
