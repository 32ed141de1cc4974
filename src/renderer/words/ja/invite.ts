import type { Part } from '../words.ts'
import type { invite as english } from '../en/invite.ts'

export const invite: Part<typeof english> = {
  'invite.title': '{space}に人を招待',
  'invite.nearby': 'Parleyで',
  'invite.nearby.text':
    'このネットワークの全員の「近くのスペース」に{space}が出ます。次のアドレスの入力でも参加できます：',
  'invite.guests': 'ブラウザで',
  'invite.off': 'ゲストなし',
  'invite.off.text': 'Parleyを持っている人だけが入れます。',
  'invite.https': 'ゲスト、暗号化あり',
  'invite.https.text': '証明書がここで作られたため、ブラウザが一度だけ警告します。',
  'invite.http': 'ゲスト、暗号化なし',
  'invite.http.text': '警告は出ませんが、ゲストが読み書きする内容を同じネットワークの全員が読めます。',
  'invite.one': '1人用',
  'invite.group': 'グループ用（{count}人まで）',
  'invite.uses': '招待する人数',
  'invite.scan': 'スマートフォンのカメラでスキャン',
  'invite.qr': '招待リンクのQRコード',
  'invite.link': '招待リンク',
  'invite.expires': '{time}まで有効',
  'invite.left': { other: 'あと{count}人入れます' },
  'invite.fresh': 'コードが使われました。新しいコードはこちらです。',
  'invite.warning':
    'ブラウザが一度だけ警告します。詳細に次のフィンガープリントがあることを確かめてください：',
  'invite.making': 'コードを作っています…'
}
