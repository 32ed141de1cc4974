/** How many members arrive at the same time. */
const atOnce = 16

/** Does something for every member from `first`, a few at a time. */
export async function eachOf(
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
  await Promise.all(Array.from({ length: atOnce }, work))
}
