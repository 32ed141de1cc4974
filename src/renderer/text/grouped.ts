/** An id as people can read it out and compare it: in groups of four. */
export function formatId(id: string): string {
  return id.match(/.{1,4}/gu)?.join(' ') ?? ''
}
