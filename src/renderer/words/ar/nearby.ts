import type { nearby as english } from '../en/nearby.ts'
import type { Part } from '../words.ts'

export const nearby: Part<typeof english> = {
  'nearby.found': {
    zero: 'لا مساحات قريبة',
    one: 'مساحة واحدة قريبة',
    two: 'مساحتان قريبتان',
    few: '{count} مساحات قريبة',
    many: '{count} مساحة قريبة',
    other: '{count} مساحة قريبة'
  },
  'nearby.guests': 'الضيوف مرحب بهم',
  'nearby.signal.1': 'يستجيب ببطء',
  'nearby.signal.2': 'يستجيب جيدًا',
  'nearby.signal.3': 'يستجيب فورًا',
  'nearby.digits': 'الأرقام الستة للمتصفحات. في Parley اختر المساحة من «بالقرب منك» أو أدخل عنوانها.',
  'nearby.unreached': 'لا أحد يجيب هناك. تحقق من العنوان ومن أنك على الشبكة نفسها.'
}
