import type { Translation } from '../words.ts'
import type { people as english } from '../en/people.ts'

export const people: Translation<typeof english> = {
  'people.count': { other: '{count}人' },
  'people.here': { other: '{count}人がオンライン' },
  'people.here.state': 'オンライン',
  'people.alone': 'あなただけです',
  'people.title': 'メンバー',
  'people.you': 'あなた',
  'people.guest': 'ゲスト',
  'people.guest.hint': 'ブラウザから参加',
  'people.unknown': 'だれか',
  'people.away.state': '離席中',
  'people.gone.state': 'オフライン',
  'people.host': 'ホスト',
  'people.write': '{name}さんに書く',
  'people.more': '{name}さんについて',
  'people.remove': 'このスペースから外す',
  'people.remove.title': '{name}さんを外しますか？',
  'people.remove.text':
    '{name}さんの接続はすぐに切れ、もう一度入れるまで{space}には戻れません。{name}さんが書いたものは残ります。',
  'people.remove.confirm': '{name}さんを外す',
  'people.remove.done': '{name}さんを{space}から外しました。',
  'people.readmit.confirm': '{name}さんをもう一度入れる',
  'people.readmit.done': '{name}さんは{space}に戻れるようになりました。',
  'people.card': 'この人について',
  'people.device': 'デバイス',
  'people.mention': 'メンション',
  'people.removed': '外されました',
  'people.invited': '招待中',
  'people.clock.late': '{name}さんの時計は{time}遅れています',
  'people.clock.ahead': '{name}さんの時計は{time}進んでいます',
  'people.clock.mine.late': '時計が{time}遅れています。このデバイスの設定で合わせてください。',
  'people.clock.mine.ahead': '時計が{time}進んでいます。このデバイスの設定で合わせてください。'
}
