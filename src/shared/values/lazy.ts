/** What a page may never need, or only later, and what takes a phone tens of ms to make: a large expression, a formatter. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
