import type { Translation } from '../words.ts'
import type { switcher as english } from '../en/switcher.ts'

export const switcher: Translation<typeof english> = {
  'switcher.title': 'اذهب إلى غرفة أو شخص أو رسالة',
  'switcher.field': 'إلى أين؟',
  'switcher.unread': 'غير مقروء',
  'switcher.recent': 'الأخيرة',
  'switcher.spaces': 'المساحات',
  'switcher.some': '{count} من {total}',
  'switcher.messages': 'الرسائل',
  'switcher.commands': 'الأوامر',
  'switcher.linked': 'الانتقال إلى هذه الرسالة',
  'switcher.results': 'الوجهات',
  'switcher.none': 'لا شيء هنا بهذا الاسم. جرّب حروفًا أقل.',
  'switcher.busy': 'يجري البحث في الرسائل…',
  'switcher.count': {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{count} نتائج',
    many: '{count} نتيجة',
    other: '{count} نتيجة'
  }
}
