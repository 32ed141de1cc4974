import type { Part } from '../words.ts'
import type { general as english } from '../en/general.ts'

export const general: Part<typeof english> = {
  'app.name': 'Parley',
  'app.gone': 'このコンピューターのParleyが終了しました。もう一度起動すると、このページの続きから使えます。',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'action.back': '戻る',
  'action.cancel': 'キャンセル',
  'action.close': '閉じる',
  'action.copy': 'リンクをコピー',
  'action.copied': 'コピーしました',
  'action.save': '保存',
  'action.dismiss': '隠す',
  'people.count': { other: '{count}人' },
  'people.here': { other: '{count}人がオンライン' },
  'people.title': 'メンバー',
  'people.you': 'あなた',
  'people.guest': 'ゲスト',
  'people.guest.hint': 'ブラウザから参加',
  'people.unknown': 'だれか',
  'people.here.state': 'オンライン',
  'people.away.state': '離席中',
  'people.gone.state': 'オフライン',
  'people.host': 'ホスト',
  'people.write': '{name}さんに書く',
  'people.more': '{name}さんについて',
  'people.remove': 'このスペースから外す',
  'people.remove.title': '{name}さんを外しますか？',
  'people.remove.text':
    '{name}さんの接続はすぐに切れ、{space}には戻れません。{name}さんが書いたものは残ります。',
  'people.remove.confirm': '{name}さんを外す',
  'theme.system': 'システムに合わせる',
  'theme.light': 'ライト',
  'theme.dark': 'ダーク',
  'toast.title': 'Parleyからのお知らせ'
}
