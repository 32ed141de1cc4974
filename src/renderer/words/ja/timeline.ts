import type { Translation } from '../words.ts'
import type { timeline as english } from '../en/timeline.ts'

export const timeline: Translation<typeof english> = {
  'timeline.past': '以前のメッセージを読んでいます。',
  'timeline.mentions': { other: 'あなたへのメンション{count}件' },
  'timeline.news': '{name}：{text}',
  'timeline.missing': 'このメッセージは今取得できません。{reason}',
  'timeline.title': '{room}のメッセージ',
  'timeline.begin': 'ここが{room}の始まりです。',
  'timeline.begin.direct': 'あなたと{name}さんだけの会話です。',
  'timeline.begin.action': '下に最初のメッセージを書きましょう。',
  'timeline.begin.invite': '{space}が開きました。みんなを呼びましょう',
  'timeline.begin.guests':
    'スマートフォンなどはコードをスキャンします。ゲストを入れるかどうかはあなたが決めます。',
  'timeline.begin.guests.action': 'ゲストを招待',
  'timeline.loading': 'メッセージを読み込んでいます…',
  'timeline.latest': '最新のメッセージ',
  'timeline.latest.count': { other: '新着メッセージ{count}件' },
  'timeline.unread': '新着',
  'timeline.notice.created': '{name}さんがこのルームを開きました',
  'timeline.notice.joined': '{name}さんが参加しました · {people}',
  'timeline.notice.joined.many': '{names}が参加しました · {people}',
  'timeline.notice.others': { other: 'ほか{count}人' },
  'timeline.notice.left': '{name}さんが退出しました · {people}',
  'timeline.notice.invited': '{name}さんが人を招待しました',
  'timeline.notice.pinned': '{name}さんがメッセージをピン留めしました',
  'timeline.notice.unpinned': '{name}さんがピン留めを外しました',
  'timeline.notice.described.name': '{name}さんがルーム名を{room}に変えました',
  'timeline.notice.described.topic': '{name}さんがトピックを{topic}に変えました',
  'timeline.notice.described.removed': '{name}さんがトピックを消しました',
  'timeline.notice.described.all': '{name}さんがルームの説明を変えました：{description}'
}
