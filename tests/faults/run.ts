/** `npm run test:faults`: every fault many times, and one table of figures; ends with 1 if a promise was broken. */
import { lacks } from '../support/systems.ts'
import { hostPoints, memberPoints } from './plans.ts'
import { table, type Outcome } from './report.ts'
import * as scenarios from './scenarios.ts'
import { ten } from './fault-space.ts'

type Scenario = () => Promise<Outcome>

/** Takes about as long as all the others together. */
const kills: Scenario[] = [() => scenarios.hostKilled(200, ten)]

const others: Scenario[] = [
  ...hostPoints.map((point) => () => scenarios.hostKilledAt([point], 10)),
  ...memberPoints.map((point) => () => scenarios.memberKilledAt([point], 10)),
  () => scenarios.clocksWrong('ahead', 4),
  () => scenarios.clocksWrong('behind', 4)
]

const overCable: Scenario[] = [
  () => scenarios.connectionsCut(40, ten),
  () => scenarios.oneWayHeld('to-members', 7000, 2),
  () => scenarios.oneWayHeld('to-host', 7000, 2)
]

const frozen: Scenario[] = [
  () => scenarios.hostFrozen(3000, 3, ten),
  () => scenarios.hostFrozen(8000, 2, ten)
]

const withNamespaces: Scenario[] = [
  () => scenarios.oneWayDropped('to-members', 7000, 2),
  () => scenarios.oneWayDropped('to-host', 7000, 2),
  () => scenarios.diskFull(5)
]

/** One after the other; one that could not be played to its end does not keep the rest from it. */
async function playAll(lane: readonly Scenario[]): Promise<{ outcomes: Outcome[]; failures: string[] }> {
  const outcomes: Outcome[] = []
  const failures: string[] = []
  for (const scenario of lane) {
    try {
      const outcome = await scenario()
      outcomes.push(outcome)
      console.log(`played: ${outcome.scenario}`)
    } catch (error) {
      console.log(String(error))
      failures.push(String(error))
    }
  }
  return { outcomes, failures }
}

const possible = [
  ...others,
  ...(lacks('IPv6') ? [] : overCable),
  ...(lacks('signals') ? [] : frozen),
  ...(lacks('network namespaces') ? [] : withNamespaces)
]
const begun = performance.now()
const lanes = await Promise.all([playAll(kills), playAll(possible)])
const outcomes = lanes.flatMap((lane) => lane.outcomes)
const broken = [
  ...lanes.flatMap((lane) => lane.failures),
  ...outcomes.flatMap(({ scenario, findings }) =>
    Object.entries(findings).flatMap(([kind, sentences]: [string, string[]]) =>
      sentences.slice(0, 10).map((sentence) => `${scenario}: ${kind}: ${sentence}`)
    )
  )
]
console.log(`\n${table(outcomes)}\n`)
for (const sentence of broken) console.log(sentence)
console.log(`${String(Math.round((performance.now() - begun) / 1000))} s`)
process.exitCode = broken.length > 0 ? 1 : 0
