export interface Plan {
  /** Members in the room, ascending. */
  members: number[]
  /** Messages per second. */
  rates: number[]
  /** Seconds at each rate, and saturated. */
  seconds: number
  /** Messages in flight when saturated. */
  inFlight: number
  /** Members that only listen, to measure memory. */
  idle: number
}

export const fullPlan: Plan = {
  members: [100, 500],
  rates: [10, 150, 1000],
  seconds: 3,
  inFlight: 1000,
  idle: 1000
}
export const quickPlan: Plan = { members: [100], rates: [150], seconds: 1.5, inFlight: 1000, idle: 200 }
