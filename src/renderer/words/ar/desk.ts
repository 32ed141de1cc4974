import type { desk as english } from '../en/desk.ts'
import type { Part } from '../words.ts'

export const desk: Part<typeof english> = {
  'desk.title': 'الاستضافة',
  'desk.well': 'كل شيء على ما يرام',
  'desk.strained': 'هذا الجهاز مشغول جدًا',
  'desk.since': 'مفتوحة منذ {span}',
  'desk.device': 'عبر Parley',
  'desk.load': 'الحمل',
  'desk.connections': 'متصلون',
  'desk.events': 'رسائل في الثانية',
  'desk.bytes': 'المُرسَل',
  'desk.persecond': '{size}/ث',
  'desk.cpu': 'المعالج',
  'desk.memory': 'الذاكرة',
  'desk.storage': 'محفوظ على هذا الجهاز',
  'desk.stored': {
    zero: '{size} · لا مدخلات',
    one: '{size} · مدخلة واحدة',
    two: '{size} · مدخلتان',
    few: '{size} · {count} مدخلات',
    many: '{size} · {count} مدخلة',
    other: '{size} · {count} مدخلة'
  },
  'desk.addresses': 'العناوين'
}
