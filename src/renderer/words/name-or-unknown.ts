import { nameAndTag } from '#shared/text/tags.ts'
import type { Words } from './words.ts'

/** How a person is named: with the tag if others share the name. @param person null for one who is not in the list of members */
export function nameOrUnknown(t: Words['t'], person: { name: string; tag: string } | null): string {
  return person ? nameAndTag(person) : t('people.unknown')
}
