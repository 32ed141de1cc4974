import type { Translation } from '../words.ts'
import type { people as english } from '../en/people.ts'

export const people: Translation<typeof english> = {
  'people.count': {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: '{count} أشخاص',
    many: '{count} شخصًا',
    other: '{count} شخص'
  },
  'people.here': {
    zero: 'لا أحد هنا الآن',
    one: 'شخص واحد هنا الآن',
    two: 'شخصان هنا الآن',
    few: '{count} أشخاص هنا الآن',
    many: '{count} شخصًا هنا الآن',
    other: '{count} شخص هنا الآن'
  },
  'people.here.state': 'موجود',
  'people.alone': 'أنت وحدك هنا الآن',
  'people.title': 'الأشخاص',
  'people.you': 'أنت',
  'people.guest': 'ضيف',
  'people.guest.hint': 'انضم من متصفح',
  'people.unknown': 'شخص ما',
  'people.away.state': 'غائب قليلًا',
  'people.gone.state': 'غير متصل',
  'people.host': 'المضيف',
  'people.write': 'اكتب إلى {name}',
  'people.more': 'المزيد عن {name}',
  'people.remove': 'إزالة من هذه المساحة',
  'people.remove.title': 'إزالة {name}؟',
  'people.remove.text':
    'ينقطع اتصال {name} فورًا ولا يمكنه العودة إلى {space} حتى تسمح له بذلك. ما كتبه {name} يبقى.',
  'people.remove.confirm': 'إزالة {name}',
  'people.remove.done': 'أُزيل {name} من {space}.',
  'people.readmit.confirm': 'السماح لـ{name} بالعودة',
  'people.readmit.done': 'يمكن لـ{name} العودة إلى {space}.',
  'people.card': 'عن هذا الشخص',
  'people.device': 'الجهاز',
  'people.mention': 'ذكر',
  'people.removed': 'أُزيل',
  'people.invited': 'مدعوون',
  'people.clock.late': 'ساعة {name} متأخرة بمقدار {time}',
  'people.clock.ahead': 'ساعة {name} متقدمة بمقدار {time}',
  'people.clock.mine.late': 'ساعتك متأخرة بمقدار {time}. اضبطها من إعدادات هذا الجهاز.',
  'people.clock.mine.ahead': 'ساعتك متقدمة بمقدار {time}. اضبطها من إعدادات هذا الجهاز.'
}
