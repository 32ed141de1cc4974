/** The join card for a whole room of people. */
export const projector = {
  'projector.open': 'Show on the projector',
  'projector.title': 'Join {space}',
  'projector.network': 'Use the same Wi-Fi as this computer.',
  'projector.scan': 'Scan this with your phone’s camera.',
  'projector.type': 'Or type this address in any browser:',
  'projector.code': 'and enter the code',
  'projector.arrived': 'Who just came in',
  'projector.nobody': 'Nobody yet. The first one appears here.',
  'guest.code': 'Code',
  'guest.code.hint': '{host} can tell you six digits. Or scan the code on the host’s screen.',
  'guest.refused': 'That invitation is wrong, used up or too old. Ask for a new code.',
  'guest.waits': 'Too many wrong codes. Wait two minutes, then try again.',
  'guest.entering': 'Asking to come in…'
} as const
