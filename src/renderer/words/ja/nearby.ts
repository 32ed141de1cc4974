import type { nearby as english } from '../en/nearby.ts'
import type { Part } from '../words.ts'

export const nearby: Part<typeof english> = {
  'nearby.found': { other: '近くのスペース{count}件' },
  'nearby.guests': 'ゲスト歓迎',
  'nearby.signal.1': '応答が遅い',
  'nearby.signal.2': '応答は良好',
  'nearby.signal.3': 'すぐに応答',
  'nearby.digits':
    '6桁の数字はブラウザ用です。Parleyでは「近くのスペース」からスペースを選ぶか、アドレスを入力してください。',
  'nearby.unreached': '応答がありません。アドレスと、同じネットワークにいるかを確かめてください。'
}
