import { nameless } from '../values/ids.ts'

/** Ids are random, so four characters (20 bits) distinguish the few that share a name. */
const tagLength = 4

export interface Tagged {
  device: string
  name: string
}

export function tagOf(id: string): string {
  return id.slice(0, tagLength)
}

/** How a person or a space is named where others have the same name. */
export function nameAndTag({ name, tag }: { name: string; tag: string }): string {
  return tag === '' ? name : `${name} ${tag}`
}

/** A tag for each member whose name looks like another one's, or has no visible character. */
export function tagsOf(
  members: readonly Tagged[],
  looksOf: (name: string) => readonly string[]
): Map<string, string> {
  const looks = members.map(({ name }) => looksOf(name))
  const counts = new Map<string, number>()
  for (const look of looks.flat()) counts.set(look, (counts.get(look) ?? 0) + 1)
  const isShared = (name: string, at: number): boolean =>
    name === nameless || looks[at]?.some((look) => (counts.get(look) ?? 0) > 1) === true
  const shared = members.filter(({ name }, at) => isShared(name, at))
  return new Map(shared.map(({ device }) => [device, tagOf(device)]))
}
