import type { Translation } from '../words.ts'
import type { space as english } from '../en/space.ts'

export const space: Translation<typeof english> = {
  'space.healed': 'ホストにあった{space}のコピーは古いものでした。元どおりに揃いました。',
  'space.healed.here':
    'このコンピューターに、{space}の古いコピーが戻されました。ほかの人のコピーから補いました。',
  'space.sidebar.hide': 'ルームとメンバーを隠す',
  'space.sidebar.show': 'ルームとメンバーを表示',
  'space.list.filter': 'ルームや人を探す',
  'space.list.none': 'その名前は見つかりません。',
  'space.list.away': '不在（{count}）',
  'space.list.above': { other: '上に未読{count}件' },
  'space.list.below': { other: '下に未読{count}件' },
  'space.skip': 'スキップリンク',
  'space.skip.messages': 'メッセージへ移動',
  'space.skip.composer': '入力欄へ移動',
  'space.menu': '{space}のメニュー',
  'space.close': 'スペースを閉じる',
  'space.close.done': '{space}をこのデバイスで閉じました。',
  'space.closed': '{space}は別のウィンドウで閉じられました。',
  'space.stop': 'ホストをやめる',
  'space.stop.title': '{space}のホストをやめますか？',
  'space.stop.text': 'もう一度開くまで全員の接続が切れます。書かれたものはすべてこのデバイスに残ります。',
  'space.stop.confirm': 'ホストをやめる',
  'space.rename': 'スペース名を変更',
  'space.rename.title': '{space}の名前を変更',
  'space.read': 'すべて既読にする',
  'space.read.done': 'すべてのルームを既読にしました。',
  'space.home': 'すべてのスペース',
  'space.invite': '人を招待',
  'space.rooms': 'ルーム',
  'space.direct': 'ダイレクトメッセージ',
  'space.more': 'ほかのルーム',
  'space.archived': 'アーカイブ',
  'space.nav': 'ルームとメンバー',
  'space.opening': '開いています…',
  'space.me': 'あなたは{name}さんです'
}
