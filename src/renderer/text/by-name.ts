/** As people look names up: without regard to case, and 10 after 9. Far quicker than localeCompare for hundreds. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

export function byName(one: { name: string }, other: { name: string }): number {
  return collator.compare(one.name, other.name)
}
