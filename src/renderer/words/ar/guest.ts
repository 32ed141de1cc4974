import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': 'انضم إلى {space}',
  'guest.host': 'يستضيف {host} هذه المساحة في شبكتك.',
  'guest.name': 'اسمك هنا',
  'guest.names': 'نسيم|سراج|غيمة|ياقوت|بستان|ندى|شروق|مرجان|زهرة|نجم|سنونو|واحة',
  'guest.join': 'انضم إلى {space}',
  'guest.honest.https': 'هل حذّرك متصفحك؟ هذا متوقع: هذه المساحة صنعت شهادتها بنفسها.',
  'guest.honest.http': 'هذه الصفحة غير مشفّرة: قد يقرأ آخرون في هذه الشبكة ما يُكتب. هكذا اختار المضيف.',
  'guest.absent.title': 'لا أحد يجيب هنا',
  'guest.absent': 'ربما غادر المضيف. تأكد أنكما في الشبكة نفسها.',
  'guest.looking': 'جارٍ البحث عن المضيف…',
  'guest.code': 'الرمز',
  'guest.code.hint': 'يمكن لـ{host} أن يخبرك بستة أرقام. أو امسح الرمز على شاشته.',
  'guest.refused': 'هذه الدعوة خاطئة أو مستعملة أو قديمة. اطلب رمزًا جديدًا.',
  'guest.waits': 'رموز خاطئة كثيرة. انتظر دقيقتين ثم حاول من جديد.',
  'guest.entering': 'جارٍ طلب الدخول…'
}
