/** The entry that was added first goes when there are more than `max`. */
export function setBounded<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.set(key, value)
  const [oldest] = map.keys()
  if (oldest !== undefined && map.size > max) map.delete(oldest)
}
