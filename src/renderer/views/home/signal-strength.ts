/** How well a host answers: 3 is as on a good Wi-Fi, 1 is felt at every message. */
export type SignalStrength = 1 | 2 | 3

/** @param delay until the host answered, ms. The limits: half of what people notice (100 ms, Nielsen 1993), and thrice that. */
export function signalStrength(delay: number): SignalStrength {
  if (delay < 50) return 3
  return delay < 300 ? 2 : 1
}
