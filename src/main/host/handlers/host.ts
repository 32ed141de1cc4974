import { meetingProof } from '#shared/log/claim.ts'
import { Refused } from '#shared/values/reply.ts'
import { signatureWorkMs, wrongSignaturePenaltyMs } from '../log/pending-event.ts'
import type { Handlers } from './bind.ts'
import type { HostContext } from '../context.ts'

export function hostHandlers(context: HostContext): Pick<Handlers, 'host:meet'> {
  const { space, contest, allowances } = context
  return {
    'host:meet': async (caller, { claim, people, proof }) => {
      const { nonce, requester } = caller
      if (nonce === null) throw new Refused('not-entered', 'space:greet comes first')
      caller.nonce = null // a proof is valid once
      // The claim alone proves nothing: hosts show theirs to everybody.
      const isSigned = await context.verify(claim.key, meetingProof(space.id, claim, nonce, people), proof)
      allowances.worked(requester, 2 * signatureWorkMs)
      if (!isSigned) {
        allowances.addPenalty(requester, wrongSignaturePenaltyMs)
        throw new Refused('bad-signature')
      }
      return contest.decide({ claim, people })
    }
  }
}
