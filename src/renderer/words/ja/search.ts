import type { Translation } from '../words.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.recent': '最近の検索',
  'search.forget': '履歴を消す',
  'search.open': 'メッセージを検索',
  'search.title': '検索',
  'search.field': '言葉、from:名前、in:ルーム',
  'search.filters': '絞り込み',
  'search.from': '送信者',
  'search.in': 'ルーム',
  'search.before': 'この日より前',
  'search.after': 'この日以降',
  'search.anybody': '全員',
  'search.anywhere': '自分のルームすべて',
  'search.begin':
    'すべてのルームを検索します。全部の言葉を含むものが見つかります。最後の言葉は途中まででもかまいません。語句をそのまま探すときは引用符で囲みます。',
  'search.none': 'すべてを含むメッセージはありません。言葉や絞り込みを減らしてみてください。',
  'search.found': { other: 'メッセージ{count}件' },
  'search.found.more': { other: '新しい順にメッセージ{count}件' },
  'search.when': '{day} {time}',
  'search.busy': '検索しています…',
  'search.more': 'もっと前',
  'search.problem.from': '{value}という名前の人はここにいません。',
  'search.problem.in': '{value}というルームには入っていません。',
  'search.problem.before': '{value}は日付ではありません。2026-12-31のように書いてください。',
  'search.problem.after': '{value}は日付ではありません。2026-12-31のように書いてください。',
  'search.problem.wordless':
    '検索には言葉、数字、絵文字、または + や # のような記号が必要です。句読点やダッシュだけでは見つかりません。',
  'search.problem.refused': '検索できませんでした：{reason}'
}
