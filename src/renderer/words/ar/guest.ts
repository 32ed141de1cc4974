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
  'guest.damage.name': 'ما حفظه هذا المتصفح تالف. ما زلت الشخص نفسه: أدخل اسمك من جديد.',
  'guest.damage.all': 'ما حفظه هذا المتصفح تالف، لذلك ستنضم كشخص جديد.',
  'guest.problem.code': 'هذا الرمز غير صحيح. تحقّق منه على شاشة {host}.',
  'guest.problem.link': 'هذا الرابط خاطئ أو مستعمل أو قديم. أدخل الأرقام الستة من شاشة {host}.',
  'guest.problem.waits': 'رموز خاطئة كثيرة. انتظر دقيقتين ثم حاول من جديد.',
  'guest.problem.full': 'لا يتّسع المكان عند {host} لمزيد من الأشخاص الآن. حاول من جديد بعد دقيقة.',
  'guest.problem.guests-off': 'لا يسمح {host} بدخول الضيوف الآن. اطلب منه السماح لك ثم حاول من جديد.',
  'guest.problem.removed': 'أزالك {host} من هذه المساحة. اطلب منه دعوة جديدة.',
  'guest.entering': 'جارٍ طلب الدخول…'
}
