import type { Translation } from '../words.ts'
import type { refusal as english } from '../en/refusal.ts'

export const refusal: Translation<typeof english> = {
  'refusal.invalid': 'لم يُفهم ذلك. راجع ما كتبته.',
  'refusal.too-large': 'هذا طويل جدًا.',
  'refusal.version': 'إصدار Parley لديك يختلف عن إصدار المضيف. حدّثوا الأقدم منهما.',
  'refusal.not-entered': 'لست متصلًا بهذه المساحة بعد.',
  'refusal.not-in-room': 'لست في تلك الغرفة.',
  'refusal.forbidden': 'لا يُسمح لك بذلك هنا.',
  'refusal.not-found': 'لم يعد ذلك موجودًا.',
  'refusal.exists': 'هذا موجود من قبل.',
  'refusal.archived': 'هذه الغرفة مؤرشفة ولا يُكتب فيها جديد.',
  'refusal.clock': 'ساعة جهازك متقدمة أكثر من يوم على ساعة المضيف. اضبطها ثم حاول من جديد.',
  'refusal.full': 'بلغت هذه الرسالة أقصى عدد من التعديلات أو التفاعلات المختلفة.',
  'refusal.bad-signature': 'تعذّر إثبات أن هذا منك. لم يتغير شيء. أعد تحميل Parley ثم حاول من جديد.',
  'refusal.out-of-order': 'يختلف هذا الجهاز والمضيف على آخر ما كتبته. انتظر قليلًا ثم حاول من جديد.',
  'refusal.outdated': 'كتب هذا الشخص شيئًا في اللحظة نفسها. حاول من جديد.',
  'refusal.guests-off': 'لا يستقبل المضيف ضيوفًا.',
  'refusal.invitation': 'استُنفدت الدعوة أو انتهت مدتها. اطلب رمزًا جديدًا.',
  'refusal.removed': 'أزالك المضيف من هذه المساحة.',
  'refusal.contested': 'أُعيد تشغيل المضيف للتو وهو يقارن رسائله. سيعيد Parley المحاولة من تلقاء نفسه.',
  'refusal.crowded': 'هذا الجهاز متصل بالمساحة مرات أكثر مما ينبغي. أغلق إحدى علامات التبويب أو النوافذ.',
  'refusal.too-many': 'أسرع مما يجب. انتظر لحظة ثم حاول من جديد.',
  'refusal.storage': 'القرص ممتلئ أو لا يمكن الكتابة عليه. أفسح مكانًا ثم حاول من جديد.',
  'refusal.internal': 'حدث عطل داخل Parley. حاول من جديد.',
  'refusal.offline': 'لا اتصال بالمضيف.',
  'refusal.timeout': 'لم يصل جواب في الوقت المحدد. حاول من جديد.'
}
