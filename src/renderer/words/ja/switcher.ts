import type { Translation } from '../words.ts'
import type { switcher as english } from '../en/switcher.ts'

export const switcher: Translation<typeof english> = {
  'switcher.title': 'ルーム、人、メッセージへ移動',
  'switcher.field': 'どこへ行きますか？',
  'switcher.unread': '未読',
  'switcher.recent': '最近',
  'switcher.spaces': 'スペース',
  'switcher.some': '{total}件中{count}件',
  'switcher.messages': 'メッセージ',
  'switcher.commands': 'コマンド',
  'switcher.linked': 'このメッセージへ移動',
  'switcher.results': '移動先',
  'switcher.none': 'その名前のものはありません。文字を減らしてみてください。',
  'switcher.busy': 'メッセージを検索中…',
  'switcher.count': { other: '{count}件' }
}
