import type { Part } from '../words.ts'
import type { find as english } from '../en/find.ts'

export const find: Part<typeof english> = {
  'find.open': 'ابحث في الرسائل',
  'find.title': 'بحث',
  'find.field': 'كلمات، from:اسم، in:غرفة',
  'find.filters': 'تصفية',
  'find.from': 'من',
  'find.in': 'في',
  'find.before': 'قبل',
  'find.after': 'منذ',
  'find.anybody': 'أي شخص',
  'find.anywhere': 'كل غرفي',
  'find.begin': 'ابحث في كل غرفك. يجب أن توجد كل الكلمات، وتكفي بداية الأخيرة.',
  'find.none': 'لا رسالة فيها كل ذلك. جرّب كلمات أقل أو أزل أحد المرشّحات.',
  'find.found': {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: '{count} رسائل',
    many: '{count} رسالة',
    other: '{count} رسالة'
  },
  'find.found.more': {
    zero: 'لا رسائل',
    one: 'أحدث رسالة',
    two: 'أحدث رسالتين',
    few: 'أحدث {count} رسائل',
    many: 'أحدث {count} رسالة',
    other: 'أحدث {count} رسالة'
  },
  'find.when': '{day}، {time}',
  'find.busy': 'جارٍ البحث…',
  'find.more': 'الأقدم',
  'find.problem.from': 'لا أحد هنا اسمه {value}.',
  'find.problem.in': 'لست في غرفة اسمها {value}.',
  'find.problem.before': '{value} ليس يومًا. اكتبه هكذا: 2026-12-31.',
  'find.problem.after': '{value} ليس يومًا. اكتبه هكذا: 2026-12-31.',
  'find.problem.refused': 'فشل البحث: {reason}',
  'export.open': 'احفظ نسخة',
  'export.title': 'حفظ نسخة من {room}',
  'export.text': 'كل ما في هذه الغرفة منذ بدايتها، ملفًا على هذا الجهاز.',
  'export.page': 'صفحة للقراءة',
  'export.page.text': 'تُفتح في أي متصفح.',
  'export.lines': 'سجل موقّع',
  'export.lines.text': 'JSON Lines مع كل التواقيع، ويفحصها الأمر «parley verify».',
  'export.format': 'بأي شكل',
  'export.confirm': 'احفظ',
  'export.progress': 'قُرئ {count} من {total}',
  'export.failed': 'تعذّرت قراءة الغرفة حتى بدايتها. لم يُحفظ شيء.',
  'export.done': 'حُفظت باسم {file}.',
  'export.exported': 'حُفظت في {time}'
}
