import type { Translation } from '../words.ts'
import type { space as english } from '../en/space.ts'

export const space: Translation<typeof english> = {
  'space.healed': 'كانت لدى المضيف نسخة أقدم من {space}. وقد اكتملت من جديد.',
  'space.healed.here': 'أُعيدت إلى هذا الحاسوب نسخة أقدم من {space}. وقد أكملها الآخرون.',
  'space.sidebar.hide': 'إخفاء الغرف والأشخاص',
  'space.sidebar.show': 'إظهار الغرف والأشخاص',
  'space.list.filter': 'ابحث عن غرفة أو شخص',
  'space.list.none': 'لا شيء ولا أحد بهذا الاسم.',
  'space.list.away': 'غائبون ({count})',
  'space.list.above': {
    zero: 'لا غرف غير مقروءة في الأعلى',
    one: 'غرفة واحدة غير مقروءة في الأعلى',
    two: 'غرفتان غير مقروءتين في الأعلى',
    few: '{count} غرف غير مقروءة في الأعلى',
    many: '{count} غرفة غير مقروءة في الأعلى',
    other: '{count} غرفة غير مقروءة في الأعلى'
  },
  'space.list.below': {
    zero: 'لا غرف غير مقروءة في الأسفل',
    one: 'غرفة واحدة غير مقروءة في الأسفل',
    two: 'غرفتان غير مقروءتين في الأسفل',
    few: '{count} غرف غير مقروءة في الأسفل',
    many: '{count} غرفة غير مقروءة في الأسفل',
    other: '{count} غرفة غير مقروءة في الأسفل'
  },
  'space.skip': 'روابط الانتقال',
  'space.skip.messages': 'انتقل إلى الرسائل',
  'space.skip.composer': 'انتقل إلى الكتابة',
  'space.menu': 'قائمة {space}',
  'space.close': 'إغلاق المساحة',
  'space.close.done': 'أُغلقت {space} على هذا الجهاز.',
  'space.closed': 'أُغلقت {space} في نافذة أخرى.',
  'space.stop': 'إيقاف الاستضافة',
  'space.stop.title': 'إيقاف استضافة {space}؟',
  'space.stop.text': 'ينقطع اتصال الجميع حتى تفتحها من جديد. كل ما كُتب يبقى على هذا الجهاز.',
  'space.stop.confirm': 'إيقاف الاستضافة',
  'space.rename': 'إعادة تسمية المساحة',
  'space.rename.title': 'إعادة تسمية {space}',
  'space.read': 'وضع علامة مقروء على الكل',
  'space.read.done': 'وُضعت علامة مقروء على كل الغرف.',
  'space.home': 'كل المساحات',
  'space.invite': 'دعوة أشخاص',
  'space.rooms': 'الغرف',
  'space.direct': 'رسائل مباشرة',
  'space.more': 'غرف أخرى',
  'space.archived': 'المؤرشفة',
  'space.nav': 'الغرف والأشخاص',
  'space.opening': 'جارٍ الفتح…',
  'space.me': 'أنت {name}'
}
