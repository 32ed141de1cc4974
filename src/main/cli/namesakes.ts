import table from '#shared/text/confusables.json' with { type: 'json' }
import { confusablesOf, looksOf, looksSame } from '#shared/text/looks.ts'
import { nameAndTag, tagsOf, type Tagged } from '#shared/text/tags.ts'

const confusables = confusablesOf(table)

/** The name of each member, with a tag where another one's looks the same. */
export function namesOf(members: readonly Tagged[]): Map<string, string> {
  const tags = tagsOf(members, (name) => looksOf(name, { confusables, ignoreAccents: true }))
  return new Map(
    members.map(({ device, name }) => [device, nameAndTag({ name, tag: tags.get(device) ?? '' })])
  )
}

export function lookSame(one: string, other: string): boolean {
  return looksSame(one, other, confusables)
}
