/** The compressed forms of a file, which the build writes beside it, and the one that a browser can read (RFC 9110, 12.5.3). */

/** In the order in which they are preferred: the smallest first. */
export const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' }
] as const
export type Encoding = (typeof encodings)[number]['name']

/** @param available null is the file as it is */
export function chooseEncoding(
  accept: string | undefined,
  available: ReadonlySet<Encoding>
): Encoding | null {
  const weights = weightsIn(accept ?? '')
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0
  const candidates = encodings.filter(({ name }) => available.has(name) && weightOf(name) > 0)
  const [best] = candidates.toSorted((a, b) => weightOf(b.name) - weightOf(a.name))
  return best && weightOf(best.name) >= (weights.get('identity') ?? 0) ? best.name : null
}

function weightsIn(accept: string): Map<string, number> {
  return new Map(
    accept.split(',').map((entry) => {
      const [name = '', ...parameters] = entry.toLowerCase().split(';')
      const quality = parameters.map((each) => /^\s*q=(.*)$/.exec(each)?.[1]).find(Boolean)
      return [name.trim(), quality === undefined ? 1 : Number(quality) || 0]
    })
  )
}
