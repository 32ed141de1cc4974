import type { People } from '../../state/space/people.svelte.ts'
import { nameOrUnknown } from '../../words/name-or-unknown.ts'
import type { Words } from '../../words/words.ts'

const maxNamed = 3

/** The first names, and a count of the others. */
export function crowdText(
  { t, list }: Pick<Words, 't' | 'list'>,
  people: Pick<People, 'find'>,
  devices: readonly string[]
): string {
  const named = devices
    .slice(0, devices.length > maxNamed ? maxNamed - 1 : maxNamed)
    .map((device) => nameOrUnknown(t, people.find(device)))
  const count = devices.length - named.length
  return list(count > 0 ? [...named, t('timeline.notice.others', { count })] : named)
}
