import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': '{space}に参加',
  'guest.host': '{host}さんがこのネットワークで開いているスペースです。',
  'guest.name': 'ここでの名前',
  'guest.names':
    '陽気なカワウソ|静かなサギ|元気なヒワ|優しいヤマネコ|幸運なウサギ|朗らかなコマドリ|親切なアナグマ|素早いキツネ|賢いツル|楽しいアザラシ|金色のフクロウ|ごきげんなイルカ',
  'guest.join': '{space}に参加',
  'guest.honest.https':
    'ブラウザの警告が出ましたか？このスペースが証明書を自分で作ったためで、心配いりません。',
  'guest.honest.http':
    'このページは暗号化されていません。同じネットワークの人に読まれるおそれがあります。ホストがそう選びました。',
  'guest.absent.title': '応答がありません',
  'guest.absent': 'ホストがいなくなったのかもしれません。同じネットワークにいるか確かめてください。',
  'guest.looking': 'ホストを探しています…',
  'guest.code': 'コード',
  'guest.code.hint': '{host}さんから6桁の数字を聞くか、画面のコードを読み取ってください。',
  'guest.damage.name':
    'このブラウザーに保存されていたデータが壊れています。同じ人として続けられます。名前をもう一度入力してください。',
  'guest.damage.all': 'このブラウザーに保存されていたデータが壊れているため、新しい人として参加します。',
  'guest.problem.code': 'コードが違います。{host}さんの画面で確かめてください。',
  'guest.problem.link':
    'このリンクは間違っているか、使用済みか、期限切れです。{host}さんの画面にある6桁の数字を入力してください。',
  'guest.problem.waits': '間違ったコードが続きました。2分待ってから、もう一度試してください。',
  'guest.problem.full': '{host}さんのスペースは今いっぱいです。1分ほどしてから、もう一度試してください。',
  'guest.problem.guests-off':
    '{host}さんは今ゲストを受け入れていません。入れてもらえるよう頼んでから、もう一度試してください。',
  'guest.problem.removed':
    '{host}さんがあなたをこのスペースから外しました。もう一度招待してもらってください。',
  'guest.entering': '参加を確認しています…'
}
