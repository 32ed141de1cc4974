import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'Parleyを読み込んでいます…',
  unreachable:
    'Parleyを読み込めませんでした。ホストと同じネットワークにいるか、ホストでParleyが開いているかを確かめてください。',
  failed: 'このブラウザーではParleyを始められませんでした。もう一度試すか、別のブラウザーを使ってください。',
  old: 'このブラウザーは古すぎてParleyを使えません。更新するか、別のブラウザーを使ってください。',
  unable:
    'Parleyには新しいブラウザーとJavaScriptが必要です。ブラウザーを更新するか、このページでJavaScriptを許可してから、もう一度読み込んでください。',
  again: 'もう一度試す'
}
