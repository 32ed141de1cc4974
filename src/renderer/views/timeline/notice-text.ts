import type { NoticeItem } from '#shared/log/timeline.ts'
import type { Words } from '../../words/words.ts'

export function noticeText(
  t: Words['t'],
  { notice, author, member, described }: Pick<NoticeItem, 'notice' | 'author' | 'member' | 'described'>,
  nameOf: (device: string) => string
): string {
  const name = nameOf(author)
  if (notice === 'invited' || notice === 'removed' || notice === 'readmitted')
    return t(`timeline.notice.${notice}`, { name, member: nameOf(member ?? '') })
  if (notice !== 'described') return t(`timeline.notice.${notice}`, { name })
  const { name: room = '', topic = '', change = 'all' } = described ?? {}
  const description = [room, topic].filter((part) => part !== '').join(' · ')
  return t(`timeline.notice.described.${change}`, { name, room, topic, description })
}
