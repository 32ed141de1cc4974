import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'プロジェクターに表示',
  'projector.title': '{space}に参加',
  'projector.network': 'このパソコンと同じWi-Fiにつないでください。',
  'projector.scan': 'スマートフォンのカメラで読み取ってください。',
  'projector.type': 'またはブラウザーでこのアドレスを開き、',
  'projector.code': 'コードを入力',
  'projector.arrived': '参加したばかりの人',
  'projector.nobody': 'まだ誰もいません。参加した人がここに表示されます。'
}
