import type { Part } from '../words.ts'
import type { home as english } from '../en/home.ts'

export const home: Part<typeof english> = {
  'home.welcome': 'こんにちは、あなたの名前は',
  'home.name': 'あなたの名前',
  'home.name.edit': '{name}：名前を変える',
  'home.colour': 'あなたの色',
  'home.colour.pick': '色{number}',
  'home.nearby': '近くのスペース',
  'home.searching': 'このネットワークを見回しています',
  'home.quiet':
    'このネットワークで開いているスペースがないか、ネットワークがデバイス同士の通信を止めています。',
  'home.quiet.address': 'アドレスを入力',
  'home.refresh': 'もう一度探す',
  'home.hosted': 'ホスト：{host} · {people}',
  'home.known': '来たことがあります',
  'home.join': '{space}に参加',
  'home.joining': '参加しています…',
  'home.mine': 'あなたのスペース',
  'home.open': '{space}を開く',
  'home.mine.hosting': 'このデバイスで開いています',
  'home.mine.closed': 'ここでは開いていません',
  'home.unread': { other: '未読{count}件' },
  'home.start': 'スペースを始める',
  'home.start.title': 'スペースを始める',
  'home.start.text': 'このネットワークの全員に見え、だれでも参加できます。データはこのデバイスにあります。',
  'home.start.name': 'スペースの名前',
  'home.start.suggestion': '{name}のスペース',
  'home.start.confirm': '始める',
  'home.address': 'アドレスやリンクで参加',
  'home.address.title': 'アドレスで参加',
  'home.address.text': 'アドレスは、ホストの「人を招待」にあります。',
  'home.address.label': 'アドレスまたはリンク',
  'home.address.example': '192.168.1.20または192.168.1.20:4717',
  'home.address.confirm': '参加',
  'home.footer': '表示名は{name} · このネットワークでは{address}',
  'home.footer.alone': '表示名は{name} · ネットワークに接続していません',
  'guest.welcome': '{space}に参加',
  'guest.host': '{host}さんがこのネットワークで開いているスペースです。',
  'guest.name': 'ここでの名前',
  'guest.names':
    '陽気なカワウソ|静かなサギ|元気なヒワ|優しいヤマネコ|幸運なウサギ|朗らかなコマドリ|親切なアナグマ|素早いキツネ|賢いツル|楽しいアザラシ|金色のフクロウ|ごきげんなイルカ',
  'guest.join': '{space}に参加',
  'guest.honest.https':
    '先ほどブラウザが警告を出しましたか？その場で作られた証明書にはいつも出るものです。フィンガープリントをホストの画面のものと見比べてください。',
  'guest.honest.http':
    'このページは暗号化されていません。同じネットワークの人に読まれるおそれがあります。ホストがそう選びました。',
  'guest.absent.title': '応答がありません',
  'guest.absent': 'ホストがいなくなったのかもしれません。同じネットワークにいるか確かめてください。',
  'guest.looking': 'ホストを探しています…'
}
