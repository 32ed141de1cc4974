import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'اعرض على الشاشة الكبيرة',
  'projector.title': 'انضم إلى {space}',
  'projector.network': 'استخدم شبكة الواي فاي نفسها التي يستخدمها هذا الحاسوب.',
  'projector.scan': 'امسح هذا الرمز بكاميرا هاتفك.',
  'projector.type': 'أو اكتب هذا العنوان في أي متصفح:',
  'projector.code': 'ثم أدخل الرمز',
  'projector.arrived': 'من دخل للتو',
  'projector.nobody': 'لا أحد بعد. من يدخل يظهر هنا.',
  'guest.code': 'الرمز',
  'guest.code.hint': 'يمكن لـ{host} أن يخبرك بستة أرقام. أو امسح الرمز على شاشته.',
  'guest.refused': 'هذه الدعوة خاطئة أو مستعملة أو قديمة. اطلب رمزًا جديدًا.',
  'guest.waits': 'رموز خاطئة كثيرة. انتظر دقيقتين ثم حاول من جديد.',
  'guest.entering': 'جارٍ طلب الدخول…'
}
