/** One sentence for each code of a refusal. */
export const refusal = {
  'refusal.invalid': 'That was not understood. Check what you typed.',
  'refusal.too-large': 'That is too long.',
  'refusal.version': 'The two Parleys have different versions.',
  'refusal.not-entered': 'You are not connected to this space yet.',
  'refusal.not-in-room': 'You are not in that room.',
  'refusal.forbidden': 'You may not do that here.',
  'refusal.not-found': 'That is not there any more.',
  'refusal.exists': 'That exists already.',
  'refusal.clock': 'Your device’s clock is more than a day ahead of the host’s. Set it right and try again.',
  'refusal.full': 'That message has as many edits or different reactions as it can have.',
  'refusal.bad-signature': 'The signature does not fit. Nothing was changed.',
  'refusal.out-of-order': 'This device and the host disagree about what you wrote last.',
  'refusal.guests-off': 'The host does not take guests.',
  'refusal.invitation': 'The invitation is used up or too old. Ask for a new code.',
  'refusal.removed': 'The host has removed you from this space.',
  'refusal.crowded':
    'This device is connected to the space too many times. Close one of its tabs or windows.',
  'refusal.too-many': 'Too fast. Wait a moment and try again.',
  'refusal.storage': 'The disk is full or cannot be written to.',
  'refusal.internal': 'Something broke inside Parley. Try again.',
  'refusal.offline': 'There is no connection to the host.',
  'refusal.timeout': 'No answer in time. Try again.'
} as const
