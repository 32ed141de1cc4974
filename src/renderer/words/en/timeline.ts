/** The list of messages in a room. */
export const timeline = {
  'timeline.past': 'You are reading older messages.',
  'timeline.mentions': { one: '{count} mention of you', other: '{count} mentions of you' },
  /** Read aloud when a message comes. */
  'timeline.news': '{name}: {text}',
  'timeline.missing': 'These messages cannot be loaded right now. {reason}',
  'timeline.title': 'Messages in {room}',
  'timeline.begin': 'This is the beginning of {room}.',
  'timeline.begin.direct': 'These messages are between you and {name}.',
  'timeline.begin.action': 'Write the first message below.',
  'timeline.begin.invite': '{space} is open. Now invite the others',
  'timeline.begin.near': 'Near you',
  'timeline.start': 'Ways to begin',
  /** A button; the next text is what it puts into the composer. */
  'timeline.start.hello': 'Say hello 👋',
  'timeline.start.hello.text': 'Hello, everyone! 👋',
  'timeline.start.topic': 'Set a topic',
  'timeline.loading': 'Loading messages…',
  /** In a room that was never loaded, while the host is away. */
  'timeline.unloaded': 'Messages load when the host is back.',
  'timeline.absent': 'The messages of this room are not on this device.',
  'timeline.latest': 'Newest messages',
  'timeline.latest.count': { one: '{count} new message', other: '{count} new messages' },
  /** A line above the first unread message. */
  'timeline.unread': 'New',
  'timeline.notice.created': '{name} created this room',
  'timeline.notice.archived': '{name} archived this room',
  'timeline.notice.reopened': '{name} reopened this room',
  'timeline.notice.joined': '{name} joined',
  'timeline.notice.joined.many': '{names} joined',
  'timeline.notice.others': { one: '{count} other', other: '{count} others' },
  'timeline.notice.left': '{name} left',
  'timeline.notice.invited': '{name} invited {member}',
  'timeline.notice.removed': '{name} removed {member} from this space',
  'timeline.notice.readmitted': '{name} let {member} in again',
  'timeline.notice.pinned': '{name} pinned a message',
  'timeline.notice.unpinned': '{name} unpinned a message',
  'timeline.notice.described.name': '{name} renamed this room to “{room}”',
  'timeline.notice.described.topic': '{name} changed the topic to “{topic}”',
  'timeline.notice.described.removed': '{name} removed the topic',
  'timeline.notice.described.all': '{name} changed the description of this room: {description}'
} as const
