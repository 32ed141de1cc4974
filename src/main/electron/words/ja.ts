import type { Words } from '../words.ts'

export const ja: Words = {
  openLink: 'このアドレスをブラウザーで開きますか？',
  disguised:
    '名前に、ほかの文字と見間違えやすい文字が使われています。ここでは、ブラウザーが実際に開く形で表示しています。',
  open: '開く',
  cancel: 'キャンセル',
  menu: {
    view: '表示',
    edit: '編集',
    file: 'ファイル',
    window: 'ウインドウ',
    about: 'Parleyについて',
    services: 'サービス',
    hide: 'Parleyを非表示',
    hideOthers: 'ほかを非表示',
    unhide: 'すべてを表示',
    quit: 'Parleyを終了',
    close: 'ウインドウを閉じる',
    undo: '取り消す',
    redo: 'やり直す',
    cut: 'カット',
    copy: 'コピー',
    paste: 'ペースト',
    pasteAndMatchStyle: '書式なしでペースト',
    delete: '削除',
    selectAll: 'すべてを選択',
    reload: '再読み込み',
    toggleDevTools: '開発ツール',
    resetZoom: '実際のサイズ',
    zoomIn: '拡大',
    zoomOut: '縮小',
    togglefullscreen: 'フルスクリーン',
    minimize: 'しまう',
    zoom: '拡大/縮小',
    front: 'すべてを手前に移動'
  }
}
