import type { Translation } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Translation<typeof english> = {
  'app.name': 'Parley',
  'app.unsaved':
    'لا يستطيع هذا المتصفح حفظ أي شيء هنا. تبقى الأسماء والمسودات والإعدادات حتى تغلق هذه الصفحة.',
  'app.gone.stopped': 'أُغلق Parley على هذا الحاسوب. شغّله من جديد وستتابع هذه الصفحة عملها.',
  'app.gone.unknown':
    'هذه الصفحة من تشغيل سابق لـParley. افتح العنوان الذي يعرضه Parley الآن: يمكنك لصقه في هذا اللسان.',
  'app.link.title': 'أتريد فتح هذا الرابط؟',
  'app.link.text': 'إنها دعوة أخرى. ستغادر {space} هنا، وتُرسَل الرسائل المنتظرة عند عودتك.',
  'app.link.confirm': 'افتح الرابط',
  'app.loading': 'جارٍ التحميل…',
  'app.loading.failed': 'تعذّر تحميل هذا الجزء.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': 'رجوع',
  'app.cancel': 'إلغاء',
  'app.again': 'حاول من جديد',
  'app.close': 'إغلاق',
  'app.copy': 'نسخ الرابط',
  'app.copied': 'نُسخ',
  'app.save': 'حفظ',
  'app.undo': 'تراجع',
  'app.open': 'فتح',
  'app.update': 'يتوفر إصدار جديد من Parley.',
  'app.reload': 'إعادة التحميل',
  'app.updated': 'تم تحديث Parley.',
  'app.dismiss': 'إخفاء',
  'app.toasts': 'رسائل من Parley',
  'app.time.unknown': 'وقت غير معروف',
  'app.broken.message': 'لا يمكن عرض هذه الرسالة.',
  'app.broken.view': 'لا يمكن عرض هذا.',
  'app.broken.copy': 'نسخ المعرّف',
  'app.broken.copy.error': 'نسخ الخطأ',
  'app.error': 'حدث خطأ في Parley. إن توقف شيء عن العمل فأعد التحميل.',
  'app.problem.discovery': 'لا يستطيع Parley البحث في هذه الشبكة: {detail}',
  'app.problem.storage': 'لا يستطيع Parley الكتابة على القرص: {detail}',
  'app.problem.host': 'توقفت الاستضافة: {detail}'
}
