/** One sentence for each code of a refusal. */
export const refusal = {
  'refusal.invalid': 'Something is wrong with what you typed. Check it and try again.',
  'refusal.too-large': 'That is too long.',
  'refusal.version': 'You and the host have different versions of Parley. Update the older one.',
  'refusal.not-entered': 'You are not connected to this space yet.',
  'refusal.not-in-room': 'You are not in that room.',
  'refusal.forbidden': 'You don’t have permission to do that.',
  'refusal.not-found': 'That no longer exists.',
  'refusal.exists': 'That already exists.',
  'refusal.archived': 'This room is archived. Nothing new can be written here.',
  'refusal.clock': 'Your device’s clock is more than a day ahead of the host’s. Correct it and try again.',
  'refusal.full': 'That message has reached its limit of edits or different reactions.',
  'refusal.bad-signature':
    'It could not be shown that this comes from you. Nothing was changed. Reload Parley and try again.',
  'refusal.out-of-order':
    'This device and the host disagree about what you wrote last. Wait a moment and try again.',
  'refusal.outdated': 'This person wrote something at that very moment. Try again.',
  'refusal.guests-off': 'The host does not admit guests.',
  'refusal.invitation': 'The invitation is used up or expired. Ask for a new code.',
  'refusal.removed': 'The host removed you from this space.',
  'refusal.contested':
    'The host has just been started again and compares its messages. Parley tries again by itself.',
  'refusal.crowded':
    'This device is connected to the space too many times. Close one of its tabs or windows.',
  'refusal.too-many': 'Too many requests. Wait a moment and try again.',
  'refusal.storage': 'The disk is full or cannot be written to. Make some space on it and try again.',
  'refusal.internal': 'Something went wrong in Parley. Try again.',
  'refusal.offline': 'Not connected to the host.',
  'refusal.timeout': 'The host did not answer in time. Try again.'
} as const
