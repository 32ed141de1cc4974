import type { desk as english } from '../en/desk.ts'
import type { Part } from '../words.ts'

export const desk: Part<typeof english> = {
  'desk.title': 'ホスト',
  'desk.well': '順調です',
  'desk.strained': 'このデバイスに負荷がかかっています',
  'desk.since': '開いてから{span}',
  'desk.device': 'Parley',
  'desk.load': '負荷',
  'desk.connections': '接続中',
  'desk.events': '1秒あたりのメッセージ',
  'desk.bytes': '送信',
  'desk.persecond': '{size}/秒',
  'desk.cpu': 'プロセッサ',
  'desk.memory': 'メモリ',
  'desk.storage': 'このデバイスの保存量',
  'desk.stored': { other: '{size}・{count}件' },
  'desk.addresses': 'アドレス'
}
