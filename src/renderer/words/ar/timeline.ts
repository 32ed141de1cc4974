import type { Translation } from '../words.ts'
import type { timeline as english } from '../en/timeline.ts'

export const timeline: Translation<typeof english> = {
  'timeline.past': 'تقرأ رسائل أقدم.',
  'timeline.mentions': {
    zero: 'لم يذكرك أحد',
    one: 'ذُكرت مرة واحدة',
    two: 'ذُكرت مرتين',
    few: 'ذُكرت {count} مرات',
    many: 'ذُكرت {count} مرة',
    other: 'ذُكرت {count} مرة'
  },
  'timeline.news': '{name}: {text}',
  'timeline.missing': 'لا يمكن جلب هذه الرسائل الآن. {reason}',
  'timeline.title': 'رسائل {room}',
  'timeline.begin': 'هذه بداية {room}.',
  'timeline.begin.direct': 'هذا بينك وبين {name}.',
  'timeline.begin.action': 'اكتب أول رسالة في الأسفل.',
  'timeline.begin.invite': '{space} مفتوحة. ادعُ الآخرين الآن',
  'timeline.begin.near': 'بالقرب منك',
  'timeline.start': 'طرق للبدء',
  'timeline.start.hello': 'ألقِ التحية 👋',
  'timeline.start.hello.text': 'مرحبًا بالجميع! 👋',
  'timeline.start.topic': 'حدّد موضوعًا',
  'timeline.loading': 'جارٍ جلب الرسائل…',
  'timeline.unloaded': 'ستُجلب الرسائل حين يعود المضيف.',
  'timeline.absent': 'رسائل هذه الغرفة ليست على هذا الجهاز.',
  'timeline.latest': 'أحدث الرسائل',
  'timeline.latest.count': {
    zero: 'لا رسائل جديدة',
    one: 'رسالة جديدة',
    two: 'رسالتان جديدتان',
    few: '{count} رسائل جديدة',
    many: '{count} رسالة جديدة',
    other: '{count} رسالة جديدة'
  },
  'timeline.unread': 'جديد',
  'timeline.notice.created': 'فتح {name} هذه الغرفة',
  'timeline.notice.archived': 'أرشف {name} هذه الغرفة',
  'timeline.notice.reopened': 'أعاد {name} فتح هذه الغرفة',
  'timeline.notice.joined': 'انضم {name}',
  'timeline.notice.joined.many': 'انضم {names}',
  'timeline.notice.others': {
    zero: 'لا أحد غيرهم',
    one: 'شخص آخر',
    two: 'شخصان آخران',
    few: '{count} آخرون',
    many: '{count} آخر',
    other: '{count} آخر'
  },
  'timeline.notice.left': 'غادر {name}',
  'timeline.notice.invited': 'دعا {name} {member}',
  'timeline.notice.removed': 'أزال {name} {member} من هذه المساحة',
  'timeline.notice.readmitted': 'سمح {name} بعودة {member}',
  'timeline.notice.pinned': 'ثبّت {name} رسالة',
  'timeline.notice.unpinned': 'ألغى {name} تثبيت رسالة',
  'timeline.notice.described.name': 'غيّر {name} اسم الغرفة إلى «{room}»',
  'timeline.notice.described.topic': 'غيّر {name} الموضوع إلى «{topic}»',
  'timeline.notice.described.removed': 'أزال {name} الموضوع',
  'timeline.notice.described.all': 'وصف {name} الغرفة من جديد: {description}'
}
