/** The few sentences that the system shows instead of the interface. */

export interface Words {
  openLink: string
  /** Under an address whose name is written with foreign letters. */
  disguised: string
  open: string
  cancel: string
}

const en: Words = {
  openLink: 'Open this address in your browser?',
  disguised:
    'Its name uses letters that can look like others. It is shown here the way your browser reaches it.',
  open: 'Open',
  cancel: 'Cancel'
}

const ar: Words = {
  openLink: 'هل تريد فتح هذا العنوان في متصفحك؟',
  disguised: 'يستخدم اسمه أحرفًا قد تشبه أحرفًا أخرى. يظهر هنا كما يصل إليه متصفحك.',
  open: 'فتح',
  cancel: 'إلغاء'
}

/** @param locale such as `en-GB`; languages that are not here get English */
export function wordsFor(locale: string): Words {
  return locale.split('-')[0] === 'ar' ? ar : en
}
