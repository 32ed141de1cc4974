import type { reading as english } from '../en/reading.ts'
import type { Part } from '../words.ts'

export const reading: Part<typeof english> = {
  'message.news': '{name}: {text}',
  'message.more': 'عرض المزيد',
  'message.less': 'عرض أقل',
  'room.missing': 'لا يمكن جلب هذه الرسائل الآن. {reason}'
}
