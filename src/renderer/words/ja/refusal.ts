import type { Translation } from '../words.ts'
import type { refusal as english } from '../en/refusal.ts'

export const refusal: Translation<typeof english> = {
  'refusal.invalid': '内容を読み取れませんでした。入力を確かめてください。',
  'refusal.too-large': '長すぎます。',
  'refusal.version': 'あなたとホストのParleyのバージョンが違います。古いほうを更新してください。',
  'refusal.not-entered': 'まだこのスペースに接続していません。',
  'refusal.not-in-room': 'そのルームに入っていません。',
  'refusal.forbidden': 'ここではその操作はできません。',
  'refusal.not-found': 'もうありません。',
  'refusal.exists': 'すでにあります。',
  'refusal.archived': 'このルームはアーカイブ済みです。新しく書き込めません。',
  'refusal.clock':
    'このデバイスの時計が、ホストの時計より一日以上進んでいます。時計を合わせてからもう一度試してください。',
  'refusal.full': 'そのメッセージには、これ以上編集やリアクションを加えられません。',
  'refusal.bad-signature':
    'あなたからのものだと確認できませんでした。何も変わっていません。Parleyを再読み込みして、もう一度試してください。',
  'refusal.out-of-order':
    '最後に書いた内容について、このデバイスとホストの記録が違います。少し待って、もう一度試してください。',
  'refusal.outdated': 'ちょうどその時、この人が何かを書きました。もう一度試してください。',
  'refusal.guests-off': 'ホストはゲストを受け入れていません。',
  'refusal.invitation': '招待が使い切られたか、期限が切れています。新しいコードをもらってください。',
  'refusal.removed': 'ホストがあなたをこのスペースから外しました。',
  'refusal.contested':
    'ホストは再起動したばかりで、メッセージを照合しています。Parleyは自動的に再試行します。',
  'refusal.crowded': 'このデバイスからスペースへの接続が多すぎます。タブかウィンドウを1つ閉じてください。',
  'refusal.too-many': '速すぎます。少し待ってからもう一度試してください。',
  'refusal.storage': 'ディスクがいっぱいか、書き込めません。空きを作って、もう一度試してください。',
  'refusal.internal': 'Parleyの中で問題が起きました。もう一度試してください。',
  'refusal.offline': 'ホストとの接続がありません。',
  'refusal.timeout': '時間内に応答がありませんでした。もう一度試してください。'
}
