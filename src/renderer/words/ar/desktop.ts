import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
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
  },
  cannotStart: {
    title: 'يتعذّر بدء Parley',
    setAside: 'الاحتفاظ به جانبًا والبدء من جديد',
    setAsideHow:
      'يمكن أن يبدأ Parley من دونه، لكنك ستكون شخصًا جديدًا في مساحاتك. يُحتفَظ بالملف التالف باسم {path}.',
    corrupt: 'الملف {path} تالف، وفيه هويتك في مساحاتك. أعِد نسخة منه، أو احتفظ به جانبًا وابدأ من جديد.',
    folder:
      'يتعذّر على Parley حفظ ملفاته في {path}. تحقّق من أنه مجلد، ومن أنه لك، ومن أن قرصه ليس للقراءة فقط.',
    shared:
      'يملك حساب آخر على هذا الحاسوب {path} أو يستطيع تغييره. اجعله لك وحدك، أو اختر مجلدًا آخر عبر PARLEY_DATA.',
    'read-only': 'تتعذّر على Parley الكتابة في {path}. تحقّق من مالكه، ومن أن قرصه ليس للقراءة فقط.',
    full: 'القرص ممتلئ، ويتعذّر على Parley استخدام {path}. أفرِغ بعض المساحة، ثم ابدأ Parley من جديد.',
    locked: 'يستخدم Parley آخر {path}، في الطرفية أو في متصفحك. أوقِفه، ثم ابدأ Parley من جديد.',
    newer: 'كُتب {path} بإصدار أحدث من Parley. ثبّت أحدث إصدار، ثم ابدأه من جديد.',
    failed: 'يتعذّر على Parley استخدام {path}.',
    program: 'جزء من Parley مفقود أو لا يعمل. ثبّت Parley من جديد.',
    page: 'توقفت صفحة النافذة عدة مرات متتالية.',
    closed: 'يتعذّر على Parley استخدام {path}.'
  },
  page: {
    stops: 'توقفت صفحة النافذة عدة مرات متتالية. ما كنت تكتبه محفوظ.',
    notLoaded: 'تعذّر تحميل صفحة النافذة.',
    tryAgain: 'إعادة المحاولة'
  }
}
