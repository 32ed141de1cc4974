import type { Translation } from '../words.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.recent': 'عمليات البحث الأخيرة',
  'search.forget': 'انسَها',
  'search.open': 'ابحث في الرسائل',
  'search.title': 'بحث',
  'search.field': 'كلمات، from:اسم، in:غرفة',
  'search.filters': 'تصفية',
  'search.from': 'من',
  'search.in': 'في',
  'search.before': 'قبل',
  'search.after': 'منذ',
  'search.anybody': 'أي شخص',
  'search.anywhere': 'كل غرفي',
  'search.begin':
    'ابحث في كل غرفك. يجب أن توجد كل الكلمات، وتكفي بداية الأخيرة. ضع العبارة الكاملة بين علامتي اقتباس.',
  'search.none': 'لا رسالة فيها كل ذلك. جرّب كلمات أقل أو أزل أحد المرشّحات.',
  'search.found': {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: '{count} رسائل',
    many: '{count} رسالة',
    other: '{count} رسالة'
  },
  'search.found.more': {
    zero: 'لا رسائل',
    one: 'أحدث رسالة',
    two: 'أحدث رسالتين',
    few: 'أحدث {count} رسائل',
    many: 'أحدث {count} رسالة',
    other: 'أحدث {count} رسالة'
  },
  'search.when': '{day}، {time}',
  'search.busy': 'جارٍ البحث…',
  'search.more': 'الأقدم',
  'search.problem.from': 'لا أحد هنا اسمه {value}.',
  'search.problem.in': 'لست في غرفة اسمها {value}.',
  'search.problem.before': '{value} ليس يومًا. اكتبه هكذا: 2026-12-31.',
  'search.problem.after': '{value} ليس يومًا. اكتبه هكذا: 2026-12-31.',
  'search.problem.wordless':
    'يحتاج البحث إلى كلمة أو رقم أو إيموجي أو رمز مثل + أو #؛ فالنقاط والفواصل والشرطات وحدها لا تجد شيئًا.',
  'search.problem.refused': 'فشل البحث: {reason}'
}
