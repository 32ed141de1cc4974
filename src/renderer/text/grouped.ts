/** An id as people can read it out and compare it: in groups of four. */
export function inFours(id: string): string {
  return id.match(/.{1,4}/gu)?.join(' ') ?? ''
}
