import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'プロジェクターに表示',
  'projector.title': '{space}に参加',
  'projector.network': 'このコンピューターと同じWi-Fiにつないでください。',
  'projector.scan': 'スマートフォンのカメラで読み取ってください。',
  'projector.type': 'またはブラウザでこのアドレスを開き、',
  'projector.code': 'コードを入力',
  'projector.arrived': '参加したばかりの人',
  'projector.nobody': 'まだ誰もいません。参加した人がここに表示されます。',
  'guest.code': 'コード',
  'guest.code.hint': '{host}さんから6桁の数字を聞くか、画面のコードを読み取ってください。',
  'guest.refused': '招待が間違っているか、使用済みか、期限切れです。新しいコードをもらってください。',
  'guest.waits': '間違ったコードが続きました。2分待ってから、もう一度試してください。',
  'guest.entering': '参加を確認しています…'
}
