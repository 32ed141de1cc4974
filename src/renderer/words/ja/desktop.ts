import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
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
  },
  cannotStart: {
    title: 'Parleyを起動できません',
    setAside: '別の名前で残して新しく始める',
    setAsideHow:
      'このファイルなしで起動できますが、スペースでは新しい参加者になります。壊れたファイルは{path}として残ります。',
    corrupt:
      '{path}が壊れています。このファイルには、スペースでのあなたの身元が入っています。コピーを元に戻すか、別の名前で残して新しく始めてください。',
    folder:
      'Parleyは{path}にファイルを保存できません。フォルダーであること、自分のものであること、ディスクが読み取り専用でないことを確認してください。',
    shared:
      'このコンピューターの別のアカウントが{path}を所有しているか、変更できます。自分だけが使えるようにするか、PARLEY_DATAで別のフォルダーを指定してください。',
    'read-only':
      'Parleyは{path}に書き込めません。所有者と、ディスクが読み取り専用でないことを確認してください。',
    full: 'ディスクがいっぱいで、Parleyは{path}を使えません。空き容量を増やしてから、もう一度Parleyを起動してください。',
    locked:
      'ターミナルまたはブラウザーで動いている別のParleyが{path}を使っています。それを終了してから、もう一度Parleyを起動してください。',
    newer:
      '{path}は新しいバージョンのParleyで書かれています。最新のParleyをインストールしてから、もう一度起動してください。',
    failed: 'Parleyは{path}を使えません。',
    program: 'Parleyの一部が見つからないか、動作しません。Parleyをもう一度インストールしてください。',
    page: 'ウインドウのページが続けて何度も停止しました。',
    closed: 'Parleyは{path}を使えません。'
  },
  page: {
    stops: 'ウインドウのページが続けて何度も停止しました。入力中の文章は残っています。',
    notLoaded: 'ウインドウのページを読み込めませんでした。',
    tryAgain: 'もう一度試す'
  }
}
