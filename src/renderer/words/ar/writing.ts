/** What helps while writing. */
import type { writing as english } from '../en/writing.ts'
import type { Part } from '../words.ts'

export const writing: Part<typeof english> = {
  'writing.line': 'سطر جديد',
  'writing.last': 'عدّل رسالتك الأخيرة',
  'writing.mention': 'اذكر شخصًا',
  'writing.emoji': 'رمز تعبيري باسمه',
  'writing.command': 'أمر',
  'writing.formatting': 'التنسيق',
  'writing.drop': 'أفلت النص هنا',
  'writing.files': 'لا يستطيع Parley إرسال الملفات بعد. ما كتبته ما زال هنا.',
  'writing.code': 'اجعله كتلة شيفرة',
  'format.bold': 'غامق',
  'format.italic': 'مائل',
  'format.strike': 'يتوسطه خط',
  'format.code': 'شيفرة',
  'format.block': 'كتلة شيفرة',
  'format.quote': 'اقتباس',
  'format.list': 'قائمة',
  'format.link': 'رابط',
  'writing.split': {
    zero: 'أرسل دون رسائل',
    one: 'أرسل في رسالة واحدة',
    two: 'أرسل في رسالتين',
    few: 'أرسل في {count} رسائل',
    many: 'أرسل في {count} رسالة',
    other: 'أرسل في {count} رسالة'
  }
}
