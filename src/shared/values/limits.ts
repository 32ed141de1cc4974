export const protocolVersion = 2

/** Limits of the protocol. Lengths without `Bytes` are in UTF-16 units. */
export const limits = {
  protocol: protocolVersion,
  name: 64,
  topic: 250,
  textBytes: 16_384,
  signalBytes: 16_384,
  status: 80,
  pictureBytes: 12_288,
  /** Pixels; a picture of few bytes may unpack to gigabytes. */
  pictureSide: 128,
  /** How far an event's time may be ahead of its host's clock: a day, for wrong clocks. */
  maxAheadMs: 86_400_000,
  /** Of two clocks that differ by more, the host's counts, and all members are told which one differs. */
  clockToleranceMs: 120_000,
  edits: 100,
  reactions: 50,
  /** Different emoji that one member may add to a message as the first. */
  reactionsEach: 10,
  bodyDepth: 8,
  /** Including nested ones. */
  maxBodyValues: 1_024,
  /** UTF-8 bytes as JSON: room for a text whose every character is escaped with one more. */
  bodyBytes: 49_152,
  /** Bytes in one packet from a member; Socket.IO's `maxHttpBufferSize`. */
  packetBytes: 65_536,
  /** Bytes in one packet from a host, a program's limit: a browser takes what comes. */
  hostPacketBytes: 4 * 1024 * 1024,
  /** `pingInterval` and `pingTimeout` of a host together. */
  maxSilenceMs: 60_000,
  mentions: 32,
  /** Families with skin tones are long. */
  emoji: 32,
  maxResults: 50,
  queryLength: 256,
  /** Authors of one search: all who share a name. */
  maxSearchedAuthors: 64,
  page: 200,
  /** Digests in one comparison of two logs. */
  points: 64,
  /**
   * A member that holds only the end of a log, beyond the host's, brings what others wrote after this delay: another member may hold
   * more, and bring it first, together with what its authors wrote before.
   */
  incompleteDelayMs: 10_000,
  /** The same at most, for one that holds less. */
  maxIncompleteDelayMs: 30_000,
  /** Of an author's newest events, those that it keeps and names when it enters. */
  ownEvents: 200,
  maxListed: 250,
  /** Longer lists are sent in pages. */
  maxPushed: 1_024,
  maxInvited: 64,
  colours: 12,
  /** Guests that an invitation for a group admits. */
  groupInvitationUses: 50
} as const
