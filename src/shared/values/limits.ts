/** Every number that both ends of a connection must agree on. */
export const limits = {
  /** Version of the wire protocol; a member and its host must have the same. */
  protocol: 1,
  /** Characters (UTF-16 units) in a member's, a room's or a space's name. */
  name: 64,
  /** Characters (UTF-16 units) in what a room says it is about. */
  topic: 250,
  /** UTF-8 bytes in one message. */
  textBytes: 16_384,
  /** UTF-8 bytes in one signal between two members. */
  signalBytes: 16_384,
  /** How far the time of a new event may be ahead of its host's clock, ms: a day, for clocks that are set wrong. */
  ahead: 86_400_000,
  /** Edits of one message that a host accepts. */
  edits: 100,
  /** Different emoji that a message can be given. */
  reactions: 50,
  /** Of these, emoji that one member may be the first to give. */
  reactionsEach: 10,
  /** Levels of lists and objects in an event's body. */
  bodyDepth: 8,
  /** Values in the body of a new event, those in lists and objects included. */
  bodyValues: 1_024,
  /** UTF-8 bytes in an event's body as JSON: room for a text whose every character is escaped with one more. */
  bodyBytes: 49_152,
  /** Bytes in one packet from a member; Socket.IO's `maxHttpBufferSize`. */
  packetBytes: 65_536,
  /** Bytes in one packet from a host, a program's limit: a browser takes what comes. */
  hostPacketBytes: 4 * 1024 * 1024,
  /** Milliseconds that a host may say to be silent at most: its `pingInterval` and `pingTimeout` together. */
  silence: 60_000,
  /** Members that one message can name. */
  mentions: 32,
  /** UTF-16 units in one reaction: families with skin tones are long. */
  emoji: 32,
  /** Results in one page of `log:search`. */
  found: 50,
  /** Characters (UTF-16 units) in a search. */
  search: 256,
  /** Events in one page of `log:read`. */
  page: 200,
  /** Rooms or members in one page of a list of them. */
  listed: 250,
  /** Events in one `log:appended`; a host that has more to say says it in parts. */
  pushed: 1_024,
  /** Members that can be invited when a private room is created. */
  invited: 64,
  /** Profile colours: a colour is an index below this. */
  colours: 12
} as const
