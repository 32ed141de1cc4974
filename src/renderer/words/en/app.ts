/** What every screen shares: the title, buttons, problems. */
export const app = {
  'app.name': 'Parley',
  'app.unsaved':
    'This browser can’t save anything here. Names, drafts and settings last until you close this page.',
  'app.gone.stopped': 'Parley was closed on this computer. Start it again and this page reconnects.',
  'app.gone.unknown':
    'This page belongs to an earlier start of Parley. Open the address that Parley prints now: you can paste it into this tab.',
  'app.link.title': 'Open this link?',
  'app.link.text':
    'It is another invitation. You leave {space} here; messages that wait are sent when you come back.',
  'app.link.confirm': 'Open link',
  'app.loading': 'Loading…',
  /** A part of the interface, such as the emoji picker. */
  'app.loading.failed': 'This part could not be loaded.',
  /** The title of the browser’s tab. {place} is a space or room. */
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': 'Back',
  'app.cancel': 'Cancel',
  'app.again': 'Try again',
  'app.close': 'Close',
  /** A button beside a link. */
  'app.copy': 'Copy link',
  'app.copied': 'Copied',
  'app.save': 'Save',
  'app.saved': 'Saved.',
  'app.waits': 'Waiting for the host…',
  /** A button of a toast: takes back what it tells about. */
  'app.undo': 'Undo',
  'app.undo.late': 'Not undone: somebody has changed it since.',
  'app.open': 'Open',
  'app.update': 'There is a new version of Parley.',
  'app.reload': 'Reload',
  'app.updated': 'Parley was updated.',
  'app.dismiss': 'Dismiss',
  'app.toasts': 'Messages from Parley',
  'app.time.unknown': 'an unknown time',
  'app.broken.message': 'This message cannot be shown.',
  'app.broken.view': 'This cannot be shown.',
  'app.broken.copy': 'Copy its ID',
  'app.broken.copy.error': 'Copy the error',
  'app.error': 'Something went wrong in Parley. If something stops working, reload the page.',
  'app.problem.discovery': 'Parley cannot search this network: {detail}',
  'app.problem.storage': 'Parley cannot write to the disk: {detail}',
  'app.problem.host': 'Hosting stopped: {detail}',
  'app.problem.replaced':
    'Another copy of this computer hosts “{detail}” now. This one is a member, so that the space does not split.'
} as const
