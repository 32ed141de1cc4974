/** 3: as on a good Wi-Fi; 1: a delay at every message. */
export type SignalStrength = 1 | 2 | 3

/** @param delay of the answer, ms. The limits: half of what people notice (100 ms, Nielsen 1993), and three times that. */
export function signalStrength(delay: number): SignalStrength {
  if (delay < 50) return 3
  return delay < 300 ? 2 : 1
}
