import type { Part } from '../words.ts'
import type { invite as english } from '../en/invite.ts'

export const invite: Part<typeof english> = {
  'invite.title': 'دعوة أشخاص إلى {space}',
  'invite.nearby': 'مع Parley',
  'invite.nearby.text': 'يرى كل من في هذه الشبكة {space} تحت «بالقرب منك». أو يُدخل هذا العنوان:',
  'invite.guests': 'مع أي متصفح',
  'invite.off': 'بلا ضيوف',
  'invite.off.text': 'لا يدخل إلا من لديه Parley.',
  'invite.https': 'ضيوف، باتصال مشفّر',
  'invite.https.text': 'يحذّرهم متصفحهم مرة واحدة لأن الشهادة صُنعت هنا.',
  'invite.http': 'ضيوف، دون تشفير',
  'invite.http.text': 'لا تحذير، لكن كل من في هذه الشبكة يمكنه قراءة ما يقرؤه الضيوف ويكتبونه.',
  'invite.one': 'لشخص واحد',
  'invite.group': 'لمجموعة (حتى {count})',
  'invite.uses': 'لمن الدعوة',
  'invite.scan': 'امسح هذا بكاميرا الهاتف',
  'invite.qr': 'رمز QR لرابط الدعوة',
  'invite.link': 'رابط الدعوة',
  'invite.expires': 'صالحة حتى {time}',
  'invite.left': {
    zero: 'لا تُدخل أحدًا',
    one: 'تُدخل شخصًا واحدًا',
    two: 'تُدخل شخصين',
    few: 'تُدخل {count} أشخاص',
    many: 'تُدخل {count} شخصًا',
    other: 'تُدخل {count} شخص'
  },
  'invite.fresh': 'استُخدم الرمز قبل قليل. هذا رمز جديد.',
  'invite.warning': 'سيحذّر المتصفح مرة واحدة. يجب أن تظهر في تفاصيله هذه البصمة:',
  'invite.making': 'جارٍ صنع رمز…'
}
