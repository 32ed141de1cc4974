/** Arguments of the processes of a run. */
import * as v from 'valibot'
import { Target } from './host.ts'

export const HonestPlan = v.object({
  target: Target,
  names: v.array(v.string()),
  /** Two hundred newcomers. */
  isCrowd: v.boolean(),
  /** Messages of all together. */
  perSecond: v.number()
})
export type HonestPlan = v.InferOutput<typeof HonestPlan>

export const AttackerPlan = v.object({ target: Target, attack: v.string(), seconds: v.number() })
export type AttackerPlan = v.InferOutput<typeof AttackerPlan>

export const Nothing = v.null()
export const Talk = v.object({ messages: v.number(), p50: v.number(), p99: v.number(), cut: v.number() })
export const LossCounts = v.object({
  lost: v.number(),
  repeated: v.number(),
  reordered: v.number(),
  refused: v.number()
})
export const Made = v.object({
  sockets: v.number(),
  requests: v.number(),
  bytes: v.number(),
  refused: v.number(),
  failures: v.array(v.string()),
  notes: v.array(v.string())
})
