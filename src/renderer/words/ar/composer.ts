import type { Translation } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Translation<typeof english> = {
  'composer.suggestions': 'اقتراحات',
  'composer.label': 'رسالة إلى {room}',
  'composer.placeholder': 'اكتب إلى {room}',
  'composer.send': 'إرسال',
  'composer.toolong': {
    zero: 'بالطول المسموح: {size} من {limit}.',
    one: 'أطول من المسموح ببايت واحد: {size} من {limit}.',
    two: 'أطول من المسموح ببايتين: {size} من {limit}.',
    few: 'أطول من المسموح بـ {count} بايتات: {size} من {limit}.',
    many: 'أطول من المسموح بـ {count} بايتًا: {size} من {limit}.',
    other: 'أطول من المسموح بـ {count} بايت: {size} من {limit}.'
  },
  'composer.size': '{size} من {limit} بايت',
  'composer.typing.one': '{name} يكتب…',
  'composer.typing.two': '{first} و{second} يكتبان…',
  'composer.typing.many': {
    zero: 'لا أحد يكتب',
    one: 'شخص واحد يكتب…',
    two: 'شخصان يكتبان…',
    few: '{count} أشخاص يكتبون…',
    many: '{count} شخصًا يكتبون…',
    other: '{count} شخص يكتبون…'
  },
  'composer.line': 'سطر جديد',
  'composer.last': 'عدّل رسالتك الأخيرة',
  'composer.mention': 'اذكر شخصًا',
  'composer.everyone': 'الجميع',
  'composer.everyone.count': {
    zero: 'لا يُشعِر أحدًا',
    one: 'يُشعِر شخصًا واحدًا',
    two: 'يُشعِر شخصين',
    few: 'يُشعِر {count} أشخاص',
    many: 'يُشعِر {count} شخصًا',
    other: 'يُشعِر {count} شخص'
  },
  'composer.emoji': 'رمز تعبيري باسمه',
  'composer.command': 'أمر',
  'composer.formatting': 'التنسيق',
  'composer.drop': 'أفلت النص هنا',
  'composer.files': 'لا يستطيع Parley إرسال الملفات بعد. ما كتبته ما زال هنا.',
  'composer.code': 'اجعله كتلة شيفرة',
  'composer.format.bold': 'غامق',
  'composer.format.italic': 'مائل',
  'composer.format.strike': 'يتوسطه خط',
  'composer.format.code': 'شيفرة',
  'composer.format.block': 'كتلة شيفرة',
  'composer.format.quote': 'اقتباس',
  'composer.format.list': 'قائمة',
  'composer.format.link': 'رابط',
  'composer.split': {
    zero: 'أرسل دون رسائل',
    one: 'أرسل في رسالة واحدة',
    two: 'أرسل في رسالتين',
    few: 'أرسل في {count} رسائل',
    many: 'أرسل في {count} رسالة',
    other: 'أرسل في {count} رسالة'
  }
}
