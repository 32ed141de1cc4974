import type { Part } from '../words.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Part<typeof english> = {
  'message.label': '{name}、{time}',
  'message.waiting': '送信中',
  'message.sent': '送信済み',
  'message.failed': '送信できませんでした：{reason}',
  'message.edited': '編集済み',
  'message.deleted': 'このメッセージは削除されました',
  'message.retry': 'もう一度試す',
  'message.discard': '破棄',
  'message.write': '{room}へのメッセージ',
  'message.placeholder': '{room}に書く',
  'message.send': '送信',
  'message.toolong': { other: '{count}バイト長すぎます：{limit}バイト中{size}バイト。' },
  'message.room': '{limit}バイト中{size}バイト',
  'typing.one': '{name}さんが入力中…',
  'typing.two': '{first}さんと{second}さんが入力中…',
  'typing.many': { other: '{count}人が入力中…' }
}
