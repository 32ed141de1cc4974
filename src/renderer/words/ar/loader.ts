import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'جارٍ تحميل Parley…',
  unreachable: 'تعذّر تحميل Parley. تأكّد من أنك على شبكة المضيف نفسها ومن أن Parley مفتوح لديه.',
  failed: 'تعذّر بدء Parley في هذا المتصفّح. حاول من جديد أو استخدم متصفّحًا آخر.',
  old: 'هذا المتصفّح أقدم من أن يشغّل Parley. حدّثه أو استخدم متصفّحًا آخر.',
  unable:
    'يحتاج Parley إلى متصفّح حديث مع JavaScript. حدّثه أو اسمح بـJavaScript لهذه الصفحة ثم حمّلها من جديد.',
  again: 'حاول من جديد'
}
