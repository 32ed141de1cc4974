import type { NoticeItem } from '#shared/log/timeline.ts'
import type { Words } from '../../words/words.ts'

/** What a notice says. @param people how many there were in the room then */
export function noticeText(
  t: Words['t'],
  { notice, described }: Pick<NoticeItem, 'notice' | 'described'>,
  name: string,
  people: string
): string {
  if (notice !== 'described') return t(`timeline.notice.${notice}`, { name, people })
  const { name: room = '', topic = '', change = 'all' } = described ?? {}
  const description = [room, topic].filter((part) => part !== '').join(' · ')
  return t(`timeline.notice.described.${change}`, { name, room, topic, description })
}
