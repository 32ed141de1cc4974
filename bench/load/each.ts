/** Members that connect at the same time. */
const maxConcurrent = 16

/** Starts at `first`. */
export async function forEachMember(
  members: number,
  act: (member: number) => Promise<void>,
  first = 0
): Promise<void> {
  let next = first
  const work = async (): Promise<void> => {
    while (next < members) {
      const member = next
      next += 1
      await act(member)
    }
  }
  await Promise.all(Array.from({ length: maxConcurrent }, work))
}
