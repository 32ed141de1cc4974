import type { Translation } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Translation<typeof english> = {
  'composer.suggestions': '候補',
  'composer.label': '{room}へのメッセージ',
  'composer.placeholder': '{room}に書く',
  'composer.send': '送信',
  'composer.toolong': { other: '{count}バイト長すぎます：{limit}バイト中{size}バイト。' },
  'composer.size': '{limit}バイト中{size}バイト',
  'composer.typing.one': '{name}さんが入力中…',
  'composer.typing.two': '{first}さんと{second}さんが入力中…',
  'composer.typing.many': { other: '{count}人が入力中…' },
  'composer.line': '改行',
  'composer.last': '最後のメッセージを編集',
  'composer.mention': '人をメンション',
  'composer.everyone': '全員',
  'composer.everyone.count': { other: '{count}人に通知します' },
  'composer.emoji': '名前で絵文字',
  'composer.command': 'コマンド',
  'composer.formatting': '書式',
  'composer.drop': 'ここにテキストをドロップ',
  'composer.files': 'Parleyはまだファイルを送れません。書いた文章はそのままです。',
  'composer.code': 'コードブロックにする',
  'composer.format.bold': '太字',
  'composer.format.italic': '斜体',
  'composer.format.strike': '取り消し線',
  'composer.format.code': 'コード',
  'composer.format.block': 'コードブロック',
  'composer.format.quote': '引用',
  'composer.format.list': '箇条書き',
  'composer.format.link': 'リンク',
  'composer.split': { other: '{count}件に分けて送る' }
}
