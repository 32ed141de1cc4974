import type { Translation } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Translation<typeof english> = {
  'app.name': 'Parley',
  'app.unsaved': 'このブラウザは何も保存できません。名前、下書き、設定は、このページを閉じるまで有効です。',
  'app.gone.stopped':
    'このコンピューターのParleyが終了しました。もう一度起動すると、このページの続きから使えます。',
  'app.gone.unknown':
    'このページは以前に起動したParleyのものです。いま表示されているアドレスを開いてください。このタブに貼り付けられます。',
  'app.link.title': 'このリンクを開きますか？',
  'app.link.text':
    '別の招待です。ここでは{space}から離れます。送信待ちのメッセージは、戻ったときに送られます。',
  'app.link.confirm': 'リンクを開く',
  'app.loading': '読み込んでいます…',
  'app.loading.failed': 'この部分を読み込めませんでした。',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': '戻る',
  'app.cancel': 'キャンセル',
  'app.again': 'もう一度試す',
  'app.close': '閉じる',
  'app.copy': 'リンクをコピー',
  'app.copied': 'コピーしました',
  'app.save': '保存',
  'app.saved': '保存しました。',
  'app.waits': 'ホストの応答を待っています…',
  'app.undo': '元に戻す',
  'app.undo.late': '元に戻せません。その後また変更されています。',
  'app.open': '開く',
  'app.update': 'Parleyの新しいバージョンがあります。',
  'app.reload': '再読み込み',
  'app.updated': 'Parleyが更新されました。',
  'app.dismiss': '隠す',
  'app.toasts': 'Parleyからのお知らせ',
  'app.time.unknown': '不明な時刻',
  'app.broken.message': 'このメッセージは表示できません。',
  'app.broken.view': '表示できません。',
  'app.broken.copy': 'ID をコピー',
  'app.broken.copy.error': 'エラーをコピー',
  'app.error': 'Parley で問題が起きました。動かないところがあれば、読み込み直してください。',
  'app.problem.discovery': 'Parleyはこのネットワークを見回せません：{detail}',
  'app.problem.storage': 'Parleyはディスクに書き込めません：{detail}',
  'app.problem.host': 'ホストが止まりました：{detail}',
  'app.problem.replaced':
    'このコンピューターの別のコピーが今「{detail}」をホストしています。スペースが分かれないように、このコンピューターはメンバーになりました。'
}
