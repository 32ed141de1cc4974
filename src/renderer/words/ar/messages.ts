import type { Part } from '../words.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Part<typeof english> = {
  'message.label': '{name}، {time}',
  'message.waiting': 'قيد الإرسال',
  'message.sent': 'أُرسلت',
  'message.failed': 'لم تُرسل: {reason}',
  'message.edited': 'معدّلة',
  'message.deleted': 'حُذفت هذه الرسالة',
  'message.retry': 'حاول من جديد',
  'message.discard': 'تجاهل',
  'message.write': 'رسالة إلى {room}',
  'message.placeholder': 'اكتب إلى {room}',
  'message.send': 'إرسال',
  'message.toolong': {
    zero: 'بالطول المسموح: {size} من {limit}.',
    one: 'أطول من المسموح ببايت واحد: {size} من {limit}.',
    two: 'أطول من المسموح ببايتين: {size} من {limit}.',
    few: 'أطول من المسموح بـ {count} بايتات: {size} من {limit}.',
    many: 'أطول من المسموح بـ {count} بايتًا: {size} من {limit}.',
    other: 'أطول من المسموح بـ {count} بايت: {size} من {limit}.'
  },
  'message.room': '{size} من {limit} بايت',
  'typing.one': '{name} يكتب…',
  'typing.two': '{first} و{second} يكتبان…',
  'typing.many': {
    zero: 'لا أحد يكتب',
    one: 'شخص واحد يكتب…',
    two: 'شخصان يكتبان…',
    few: '{count} أشخاص يكتبون…',
    many: '{count} شخصًا يكتبون…',
    other: '{count} شخص يكتبون…'
  }
}
