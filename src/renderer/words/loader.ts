/** What a page says whose interface has not come yet, in every language: nothing more can be fetched then. */
import type { LanguageCode } from './languages.ts'

export interface LoaderTexts {
  dir: 'ltr' | 'rtl'
  loading: string
  unreachable: string
  failed: string
  old: string
  /** In a page in which no script runs, or not this one. */
  unable: string
  again: string
}

export const loaderTexts: Readonly<Record<LanguageCode, LoaderTexts>> = {
  en: {
    dir: 'ltr',
    loading: 'Loading Parley…',
    unreachable:
      'Parley could not be loaded. Check that you are on the same network as the host and that Parley is open there.',
    failed: 'Parley could not start in this browser. Try again, or use another browser.',
    old: 'This browser is too old for Parley. Update it, or use another one.',
    unable:
      'Parley needs a current browser with JavaScript. Update this one, or allow JavaScript for this page and load it again.',
    again: 'Try again'
  },
  de: {
    dir: 'ltr',
    loading: 'Parley wird geladen …',
    unreachable:
      'Parley ließ sich nicht laden. Sieh nach, ob du im selben Netz bist wie der Host und ob Parley dort offen ist.',
    failed: 'Parley konnte in diesem Browser nicht starten. Versuch es noch einmal oder nimm einen anderen.',
    old: 'Dieser Browser ist zu alt für Parley. Aktualisiere ihn oder nimm einen anderen.',
    unable:
      'Parley braucht einen aktuellen Browser mit JavaScript. Aktualisiere ihn oder erlaube JavaScript für diese Seite und lade sie neu.',
    again: 'Noch einmal versuchen'
  },
  es: {
    dir: 'ltr',
    loading: 'Cargando Parley…',
    unreachable:
      'No se pudo cargar Parley. Comprueba que estás en la misma red que el anfitrión y que Parley está abierto allí.',
    failed: 'Parley no pudo arrancar en este navegador. Inténtalo otra vez o usa otro navegador.',
    old: 'Este navegador es demasiado antiguo para Parley. Actualízalo o usa otro.',
    unable:
      'Parley necesita un navegador actual con JavaScript. Actualízalo o activa JavaScript para esta página y vuelve a cargarla.',
    again: 'Intentar otra vez'
  },
  fr: {
    dir: 'ltr',
    loading: 'Chargement de Parley…',
    unreachable:
      'Parley n’a pas pu être chargé. Vérifie que tu es sur le même réseau que l’hôte et que Parley y est ouvert.',
    failed: 'Parley n’a pas pu démarrer dans ce navigateur. Réessaie ou utilise un autre navigateur.',
    old: 'Ce navigateur est trop ancien pour Parley. Mets-le à jour ou utilise un autre navigateur.',
    unable:
      'Parley a besoin d’un navigateur à jour avec JavaScript. Mets-le à jour ou autorise JavaScript pour cette page, puis recharge-la.',
    again: 'Réessayer'
  },
  ja: {
    dir: 'ltr',
    loading: 'Parleyを読み込んでいます…',
    unreachable:
      'Parleyを読み込めませんでした。ホストと同じネットワークにいるか、ホストでParleyが開いているかを確かめてください。',
    failed:
      'このブラウザーではParleyを始められませんでした。もう一度試すか、別のブラウザーを使ってください。',
    old: 'このブラウザーは古すぎてParleyを使えません。更新するか、別のブラウザーを使ってください。',
    unable:
      'Parleyには新しいブラウザーとJavaScriptが必要です。ブラウザーを更新するか、このページでJavaScriptを許可してから、もう一度読み込んでください。',
    again: 'もう一度試す'
  },
  ar: {
    dir: 'rtl',
    loading: 'جارٍ تحميل Parley…',
    unreachable: 'تعذّر تحميل Parley. تأكّد من أنك على شبكة المضيف نفسها ومن أن Parley مفتوح لديه.',
    failed: 'تعذّر بدء Parley في هذا المتصفّح. حاول من جديد أو استخدم متصفّحًا آخر.',
    old: 'هذا المتصفّح أقدم من أن يشغّل Parley. حدّثه أو استخدم متصفّحًا آخر.',
    unable:
      'يحتاج Parley إلى متصفّح حديث مع JavaScript. حدّثه أو اسمح بـJavaScript لهذه الصفحة ثم حمّلها من جديد.',
    again: 'حاول من جديد'
  }
}
