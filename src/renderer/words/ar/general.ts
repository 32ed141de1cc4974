import type { Part } from '../words.ts'
import type { general as english } from '../en/general.ts'

export const general: Part<typeof english> = {
  'app.name': 'Parley',
  'app.gone': 'أُغلق Parley على هذا الحاسوب. شغّله من جديد وستتابع هذه الصفحة عملها.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'action.back': 'رجوع',
  'action.cancel': 'إلغاء',
  'action.close': 'إغلاق',
  'action.copy': 'نسخ الرابط',
  'action.copied': 'نُسخ',
  'action.save': 'حفظ',
  'action.dismiss': 'إخفاء',
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
  'people.alone': 'أنت وحدك هنا الآن',
  'people.title': 'الأشخاص',
  'people.you': 'أنت',
  'people.guest': 'ضيف',
  'people.guest.hint': 'انضم من متصفح',
  'people.unknown': 'شخص ما',
  'people.here.state': 'موجود',
  'people.away.state': 'غائب قليلًا',
  'people.gone.state': 'غير موجود',
  'people.host': 'المضيف',
  'people.write': 'اكتب إلى {name}',
  'people.more': 'المزيد عن {name}',
  'people.remove': 'إزالة من هذه المساحة',
  'people.remove.title': 'إزالة {name}؟',
  'people.remove.text': 'ينقطع اتصال {name} فورًا ولا يمكنه العودة إلى {space}. ما كتبه {name} يبقى.',
  'people.remove.confirm': 'إزالة {name}',
  'theme.system': 'مثل النظام',
  'theme.light': 'فاتح',
  'theme.dark': 'داكن',
  'toast.title': 'رسائل من Parley'
}
