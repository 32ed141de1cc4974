import * as v from 'valibot'
import { planOf, serveParent } from '../faults/parent.ts'
import { attacks } from './attacks.ts'
import { AttackerPlan } from './plans.ts'
import { AttackRun } from './attack-run.ts'

const plan = planOf(AttackerPlan)
const attack = attacks.find(({ name }) => name === plan.attack)
if (!attack) throw new Error(`there is no attack ${plan.attack}`)

serveParent({}, async (requested) => {
  v.parse(v.object({ type: v.literal('attack') }), requested)
  const attackRun = new AttackRun(plan.target, plan.seconds)
  await attack.run(attackRun)
  return attackRun.made
})
