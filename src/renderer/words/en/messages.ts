/** Writing and its fate. */
export const messages = {
  'message.label': '{name}, {time}',
  'message.waiting': 'Sending',
  'message.sent': 'Sent',
  'message.failed': 'Not sent: {reason}',
  'message.edited': 'edited',
  'message.deleted': 'This message was deleted',
  'message.retry': 'Try again',
  'message.discard': 'Discard',
  'message.write': 'Message to {room}',
  'message.placeholder': 'Write to {room}',
  'message.send': 'Send',
  'message.toolong': {
    one: 'Too long by {count} byte: {size} of {limit} allowed.',
    other: 'Too long by {count} bytes: {size} of {limit} allowed.'
  },
  'message.room': '{size} of {limit} bytes',
  'typing.one': '{name} is writing…',
  'typing.two': '{first} and {second} are writing…',
  'typing.many': { one: '{count} person is writing…', other: '{count} people are writing…' }
} as const
