import type { NoticeItem } from '#shared/log/timeline.ts'
import type { Words } from '../../words/words.ts'

export function noticeText(
  t: Words['t'],
  { notice, described }: Pick<NoticeItem, 'notice' | 'described'>,
  name: string
): string {
  if (notice !== 'described') return t(`timeline.notice.${notice}`, { name })
  const { name: room = '', topic = '', change = 'all' } = described ?? {}
  const description = [room, topic].filter((part) => part !== '').join(' · ')
  return t(`timeline.notice.described.${change}`, { name, room, topic, description })
}
