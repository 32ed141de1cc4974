/** Ignores case, and sorts 10 after 9. Far faster than localeCompare for hundreds. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

export function byName(one: { name: string }, other: { name: string }): number {
  return collator.compare(one.name, other.name)
}
