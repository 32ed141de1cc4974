/** What helps while writing. */
import type { writing as english } from '../en/writing.ts'
import type { Part } from '../words.ts'

export const writing: Part<typeof english> = {
  'writing.line': '改行',
  'writing.last': '最後のメッセージを編集',
  'writing.mention': '人をメンション',
  'writing.emoji': '名前で絵文字',
  'writing.command': 'コマンド',
  'writing.formatting': '書式',
  'writing.drop': 'ここにテキストをドロップ',
  'writing.files': 'Parleyはまだファイルを送れません。書いた文章はそのままです。',
  'writing.code': 'コードブロックにする',
  'format.bold': '太字',
  'format.italic': '斜体',
  'format.strike': '取り消し線',
  'format.code': 'コード',
  'format.block': 'コードブロック',
  'format.quote': '引用',
  'format.list': '箇条書き',
  'format.link': 'リンク',
  'writing.split': { other: '{count}件に分けて送る' }
}
