/** How a guest joins in a browser. */
export const guest = {
  'guest.welcome': 'Join {space}',
  'guest.host': '{host} hosts this space on your network.',
  'guest.name': 'Your name here',
  /** Separated by bars; a newcomer starts with one of them. */
  'guest.names':
    'Merry Otter|Calm Heron|Bright Finch|Gentle Lynx|Lucky Hare|Sunny Robin|Kind Badger|Quick Fox|Clever Crane|Jolly Seal|Amber Owl|Cosy Dolphin',
  'guest.join': 'Join {space}',
  'guest.honest.https': 'Did your browser warn you? That is expected: this space made its own certificate.',
  'guest.honest.http':
    'This page is not encrypted: others on this network could read along. The host chose this.',
  'guest.absent.title': 'No answer from the host',
  'guest.absent': 'The host may have left. Check that you are on the same network.',
  'guest.looking': 'Looking for the host…',
  'guest.code': 'Code',
  'guest.code.hint': '{host} can tell you six digits. Or scan the code on the host’s screen.',
  'guest.damage.name':
    'What this browser had saved is damaged. You are still the same person: enter your name again.',
  'guest.damage.all': 'What this browser had saved is damaged, so you join as a new person.',
  'guest.problem.code': 'That code is not right. Check it on {host}’s screen.',
  'guest.problem.link': 'This link is wrong, used up or expired. Enter the six digits from {host}’s screen.',
  'guest.problem.waits': 'Too many wrong codes. Wait two minutes, then try again.',
  'guest.problem.full': '{host} can’t take more people right now. Try again in a minute.',
  'guest.problem.guests-off': '{host} is not letting guests in. Ask them to let you in, then try again.',
  'guest.problem.removed': '{host} removed you from this space. Ask them to invite you again.',
  'guest.entering': 'Joining…'
} as const
