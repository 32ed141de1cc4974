import type { Translation } from '../words.ts'
import type { connection as english } from '../en/connection.ts'

export const connection: Translation<typeof english> = {
  'connection.state.connecting': '接続中',
  'connection.state.lost': 'ホスト不在',
  'connection.state.refused': '入れません',
  'connection.state.violation': '安全のため切断しました',
  'connection.state.impostor': '安全のため切断しました',
  'connection.offline': 'このデバイスはネットワークにつながっていません。',
  'connection.waits': '今書いたものは、ホストが戻ると送られます。',
  'connection.nobody.title': 'まだ応答がありません',
  'connection.nobody': 'このスペースのホストにつながりません。つながり次第、自動で開きます。',
  'connection.stay': '残っているものを読む',
  'connection.older.title': 'Parleyの更新が必要です',
  'connection.older.host': 'ホストのParleyが古いバージョンです。更新を頼んでから、また来てください。',
  'connection.older.member': 'ホストのParleyのほうが新しいバージョンです。更新してから、また来てください。',
  'connection.removed.title': '{space}から外されました',
  'connection.removed': 'スペースを始めた人があなたを外しました。',
  'connection.removed.by':
    'スペースを始めた{host}さんがあなたを外しました。間違いだと思うなら{host}さんに聞いてください。',
  'connection.invitation.title': '新しい招待が必要です',
  'connection.invitation': '招待は使い切られたか、期限切れです。ホストに新しい招待を頼んでください。',
  'connection.guests-off.title': '今はゲストを受け付けていません',
  'connection.guests-off':
    'ホストは今ゲストを受け付けていません。ホストに確認してください。入れるようになり次第、自動で入ります。',
  'connection.contested.title': 'ホストのコピーが古くなっています',
  'connection.contested':
    'ホストは新しいものをまだ受け取らないため、新しいメッセージは送られません。ここに表示されているものはこのデバイスにあり、Parleyは試し続けます。',
  'connection.crowded.title': '開きすぎています',
  'connection.crowded':
    'このデバイスでは、ホストが許す数までタブやウィンドウでこのスペースが開いています。どれか1つを閉じると、ここにも自動で入ります。',
  'connection.full.title': 'このスペースは満員です',
  'connection.full':
    'ホストは今、これ以上受け入れられません。Parleyは試し続け、誰かが抜けるとすぐに入れます。',
  'connection.clock.title': 'このデバイスの時計が合っていません',
  'connection.clock':
    'ホストの時計より1日以上進んでいるため、ホストはこのデバイスからの書き込みを受け付けません。日付と時刻を正しく合わせると、自動で続きます。',
  'connection.refused.title': 'ホストが入室を許可していません',
  'connection.connecting': 'ホストに接続しています…',
  'connection.lost': '{time}からホストがいません。再接続しています…',
  'connection.replaced':
    '{time}からこのコンピューターの別のコピーがいません。ここで再びホストするには、スペースを閉じて開き直してください。',
  'connection.retry': '今すぐ試す',
  'connection.closed': 'ホストが{time}にスペースを閉じました。ホストが戻れば再開します。',
  'connection.violation.title': 'このホストは信頼できません。',
  'connection.violation.forged':
    '本人が書いていないものを表示しました。Parleyは接続をやめました。ここに見えるものは、その前に確認済みです。ほかの人に知らせ、ホスト本人に直接聞いてください。',
  'connection.violation.withheld':
    'メッセージを抜いたり、順番を変えたり、意味のないものを送ったりしました。Parleyは接続をやめました。ここに見えるものは、その前に確認済みです。ほかの人に知らせ、ホスト本人に直接聞いてください。',
  'connection.impostor.title': '本当のホストではないかもしれません。',
  'connection.impostor':
    'このスペースの名前で、ここのだれも見たことのない鍵を使うものが応答しています。会話を読まれ、ホストのふりをされるおそれがあるため、Parleyは接続しません。続ける前に、ホスト本人に直接聞いてください。'
}
