import { nameless } from '../values/ids.ts'

/** Four characters (20 bits) distinguish the few that share a name, unless an id was made to begin like another one. */
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

/** A tag for each member whose name looks like another one's, or like another one's with its tag, or has no visible character. */
export function tagsOf(
  members: readonly Tagged[],
  looksOf: (name: string) => readonly string[]
): Map<string, string> {
  const looks = new Map(members.map((member) => [member, looksOf(member.name)]))
  const looksLikeOneOf = (counts: ReadonlyMap<string, number>, atLeast: number) => (member: Tagged) =>
    looks.get(member)?.some((look) => (counts.get(look) ?? 0) >= atLeast) === true
  const isShared = looksLikeOneOf(countsOf([...looks.values()].flat()), 2)
  const tagged = members.filter((member) => member.name === nameless || isShared(member))
  for (;;) {
    const tags = distinctTags(tagged)
    const shown = tagged.map(({ device, name }) => nameAndTag({ name, tag: tags.get(device) ?? '' }))
    const imitates = looksLikeOneOf(countsOf(shown.flatMap(looksOf)), 1)
    const more = members.filter((member) => !tags.has(member.device) && imitates(member))
    if (more.length === 0) return tags
    tagged.push(...more)
  }
}

/** Longer ones where the first characters of two ids are the same: a device that tries a million keys can have any four. */
function distinctTags(members: readonly Tagged[]): Map<string, string> {
  const tags = new Map<string, string>()
  let left = members.map(({ device }) => device)
  for (let length = tagLength; left.length > 0; length += tagLength) {
    const prefixes = countsOf(left.map((device) => device.slice(0, length)))
    const isDistinct = (device: string): boolean =>
      prefixes.get(device.slice(0, length)) === 1 || length >= device.length
    for (const device of left.filter(isDistinct)) tags.set(device, device.slice(0, length))
    left = left.filter((device) => !isDistinct(device))
  }
  return tags
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
