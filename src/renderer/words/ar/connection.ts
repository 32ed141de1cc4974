import type { Translation } from '../words.ts'
import type { connection as english } from '../en/connection.ts'

export const connection: Translation<typeof english> = {
  'connection.state.connecting': 'جارٍ الاتصال',
  'connection.state.lost': 'المضيف غائب',
  'connection.state.refused': 'لم يُسمح بالدخول',
  'connection.state.violation': 'قُطع الاتصال للسلامة',
  'connection.state.impostor': 'قُطع الاتصال للسلامة',
  'connection.offline': 'هذا الجهاز غير متصل بأي شبكة.',
  'connection.waits': 'ما تكتبه الآن يُرسل حين يعود المضيف.',
  'connection.nobody.title': 'لا أحد يجيب بعد',
  'connection.nobody': 'تعذّر الوصول إلى مضيف هذه المساحة. يواصل Parley المحاولة ويفتحها متى أمكن.',
  'connection.stay': 'اقرأ ما هو هنا',
  'connection.older.title': 'يجب تحديث Parley',
  'connection.older.host': 'لدى المضيف إصدار أقدم من Parley. اطلب منه التحديث ثم عُد.',
  'connection.older.member': 'لدى المضيف إصدار أحدث من Parley. حدّث إصدارك ثم عُد.',
  'connection.removed.title': 'أُزلت من {space}',
  'connection.removed': 'أزالك من بدأ المساحة.',
  'connection.removed.by': 'أزالك {host} الذي بدأ المساحة. اسأل {host} إن كنت ترى ذلك خطأ.',
  'connection.invitation.title': 'تحتاج إلى دعوة جديدة',
  'connection.invitation': 'الدعوة استُنفدت أو قديمة. اطلب من المضيف دعوة جديدة.',
  'connection.guests-off.title': 'لا ضيوف الآن',
  'connection.guests-off': 'لا يستقبل المضيف ضيوفًا حاليًا. اسأله؛ يواصل Parley المحاولة ويدخلك متى أمكن.',
  'connection.contested.title': 'لدى المضيف نسخة أقدم',
  'connection.contested':
    'لا يقبل بعد ما هو أحدث، لذلك لا يُرسل إليه شيء جديد. ما تراه هنا محفوظ على هذا الجهاز، ويواصل Parley المحاولة.',
  'connection.crowded.title': 'مفتوحة مرات كثيرة',
  'connection.crowded':
    'هذه المساحة مفتوحة على هذا الجهاز في أقصى عدد من علامات التبويب والنوافذ يسمح به المضيف. أغلق واحدة منها فتدخل هذه من تلقاء نفسها.',
  'connection.full.title': 'هذه المساحة ممتلئة',
  'connection.full': 'لا يستطيع المضيف استقبال المزيد الآن. يواصل Parley المحاولة وتدخل حالما يغادر أحد.',
  'connection.clock.title': 'ساعة هذا الجهاز خاطئة',
  'connection.clock':
    'هي متقدمة أكثر من يوم على ساعة المضيف، لذلك لا يقبل المضيف شيئًا يكتبه هذا الجهاز. اضبط التاريخ والوقت فيتابع Parley من تلقاء نفسه.',
  'connection.refused.title': 'لا يسمح لك المضيف بالدخول',
  'connection.connecting': 'جارٍ الاتصال بالمضيف…',
  'connection.lost': 'المضيف غائب منذ {time}. جارٍ إعادة الاتصال…',
  'connection.replaced':
    'النسخة الأخرى من هذا الحاسوب غائبة منذ {time}. لتستضيف هنا من جديد، أغلق المساحة ثم افتحها.',
  'connection.retry': 'حاول الآن',
  'connection.closed': 'أغلق المضيف المساحة عند {time}. تعود ما إن يعود المضيف.',
  'connection.violation.title': 'هذا المضيف غير أمين.',
  'connection.violation.forged':
    'عرض شيئًا لم يكتبه صاحبه. تركه Parley، وما تراه هنا تم التحقق منه من قبل. أخبر الآخرين واسأل المضيف وجهًا لوجه.',
  'connection.violation.withheld':
    'أخفى رسائل أو غيّر ترتيبها أو أرسل ما لا معنى له. تركه Parley، وما تراه هنا تم التحقق منه من قبل. أخبر الآخرين واسأل المضيف وجهًا لوجه.',
  'connection.impostor.title': 'قد لا يكون هذا هو المضيف الحقيقي.',
  'connection.impostor':
    'هناك من يجيب باسم هذه المساحة بمفتاح لم يره أحد هنا من قبل. لا يتصل Parley به: فقد يقرأ ما تكتبون ويدّعي أنه المضيف. اسأل المضيف شخصيًا قبل أن تتابع.'
}
