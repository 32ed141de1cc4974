import type { Words } from '../words.ts'

export const ar: Words = {
  openLink: 'هل تريد فتح هذا العنوان في متصفحك؟',
  disguised: 'يستخدم اسمه أحرفًا قد تشبه أحرفًا أخرى. يظهر هنا كما يصل إليه متصفحك.',
  open: 'فتح',
  cancel: 'إلغاء',
  menu: {
    view: 'عرض',
    edit: 'تحرير',
    file: 'ملف',
    window: 'نافذة',
    about: 'حول Parley',
    services: 'الخدمات',
    hide: 'إخفاء Parley',
    hideOthers: 'إخفاء الآخرين',
    unhide: 'إظهار الكل',
    quit: 'إنهاء Parley',
    close: 'إغلاق النافذة',
    undo: 'تراجع',
    redo: 'إعادة',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    pasteAndMatchStyle: 'لصق كنص عادي',
    delete: 'حذف',
    selectAll: 'تحديد الكل',
    reload: 'إعادة التحميل',
    toggleDevTools: 'أدوات المطور',
    resetZoom: 'الحجم الفعلي',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    togglefullscreen: 'ملء الشاشة',
    minimize: 'تصغير إلى Dock',
    zoom: 'تكبير/تصغير',
    front: 'إحضار الكل إلى المقدمة'
  }
}
