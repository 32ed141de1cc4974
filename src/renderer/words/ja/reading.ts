import type { reading as english } from '../en/reading.ts'
import type { Part } from '../words.ts'

export const reading: Part<typeof english> = {
  'message.news': '{name}：{text}',
  'message.more': 'もっと見る',
  'message.less': '閉じる',
  'room.missing': 'このメッセージは今取得できません。{reason}'
}
