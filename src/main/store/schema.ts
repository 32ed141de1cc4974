import { vacuumStep, type Migration } from './database.ts'
import { makeEventsAgain } from './events-again.ts'

/** The note with the row below which messages are not in the index yet. */
export const unindexedNote = 'unindexed'

/** The index is given tokens and blanks ({@link indexedText}), so nothing but a blank may separate. */
const splitAtBlanks = String.raw`ascii tokenchars ''!"#$%&()*+,-./:;<=>?@[\]^_\`{|}~''`

/** For other tokens than those of older versions: `OlderMessages` makes them between other work. */
const indexAgain = `DROP TABLE words;
   CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='${splitAtBlanks}', prefix='3');
   INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
   INSERT OR REPLACE INTO notes SELECT '${unindexedNote}', max(n) + 1 FROM events HAVING count(*) > 0`

/** One step per schema version. Never change one; add the next. */
export const spaceMigrations: readonly Migration[] = [
  `CREATE TABLE events (
     n INTEGER PRIMARY KEY, -- in the order of commits
     room TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
     id BLOB NOT NULL UNIQUE,
     author TEXT NOT NULL, aseq INTEGER NOT NULL, prev BLOB,
     kind TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, sig BLOB NOT NULL,
     UNIQUE (room, seq), UNIQUE (author, aseq)
   ) STRICT;
   CREATE INDEX events_of_state ON events (n) WHERE kind <> 'message.posted';
   CREATE TABLE outbox (n INTEGER PRIMARY KEY, ticket TEXT NOT NULL UNIQUE, draft TEXT NOT NULL, event TEXT) STRICT;
   CREATE TABLE marks (room TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
   CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,

  `ALTER TABLE events ADD COLUMN target BLOB; -- the message that this event is about
   ALTER TABLE events ADD COLUMN erased BLOB; -- hash of the body, once it has been removed
   CREATE INDEX events_by_target ON events (target, seq) WHERE target IS NOT NULL;
   DROP INDEX events_of_state;
   CREATE INDEX events_of_state ON events (n)
     WHERE kind NOT LIKE 'message.%' AND kind NOT LIKE 'reaction.%';
   CREATE TABLE mentions (device TEXT, room TEXT, seq INTEGER, PRIMARY KEY (device, room, seq)) STRICT, WITHOUT ROWID;
   CREATE VIRTUAL TABLE words USING fts5(
     text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
   INSERT INTO words (rowid, text) SELECT n, json_extract(body, '$.text') FROM events WHERE kind = 'message.posted'`,

  // An index from which words can be removed: one with contentless_delete only marks its rows and keeps their words.
  `DROP TABLE words;
   CREATE VIRTUAL TABLE words USING fts5(
     text, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
   INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
   INSERT INTO words (rowid, text) SELECT n, coalesce(
       (SELECT json_extract(edit.body, '$.text') FROM events AS edit
        WHERE edit.target = posted.id AND edit.kind = 'message.edited' AND edit.author = posted.author
          AND edit.room = posted.room AND json_type(edit.body, '$.text') = 'text' ORDER BY edit.seq DESC LIMIT 1),
       json_extract(posted.body, '$.text'))
     FROM events AS posted WHERE kind = 'message.posted' AND json_type(body, '$.text') = 'text'`,

  // Older files keep deleted content on their free pages.
  vacuumStep,

  // A message's last edit, and how many there are, however much else is about it.
  `CREATE INDEX edits ON events (target, author, seq) WHERE kind = 'message.edited'`,

  // The different reactions to a message and who gave each first, for their bounds.
  `CREATE TABLE reactions (target BLOB, emoji TEXT, author TEXT NOT NULL, PRIMARY KEY (target, emoji)) STRICT, WITHOUT ROWID;
   INSERT OR IGNORE INTO reactions SELECT target, json_extract(body, '$.emoji'), author FROM events
     WHERE kind = 'reaction.added' AND target IS NOT NULL AND json_type(body, '$.emoji') = 'text'`,

  // Mentions follow the edits and the deletion of their message, which is at `message`; an event at `seq` made each.
  `DROP TABLE mentions;
   CREATE TABLE mentions (device TEXT, room TEXT, seq INTEGER, message INTEGER NOT NULL,
     PRIMARY KEY (device, room, seq, message)) STRICT, WITHOUT ROWID;
   CREATE INDEX mentions_of_message ON mentions (room, message);
   INSERT OR IGNORE INTO mentions
     SELECT device.value, posted.room,
       CASE WHEN edit.n IS NULL OR device.value IN (SELECT value FROM json_each(posted.body, '$.mentions'))
         THEN posted.seq ELSE edit.seq END,
       posted.seq
     FROM events AS posted
     LEFT JOIN events AS edit ON edit.n = (SELECT n FROM events
       WHERE target = posted.id AND kind = 'message.edited' AND author = posted.author
         AND room = posted.room AND erased IS NULL ORDER BY seq DESC LIMIT 1)
     JOIN json_each(coalesce(edit.body, posted.body), '$.mentions') AS device
     WHERE posted.kind = 'message.posted' AND posted.erased IS NULL AND device.type = 'text'`,

  // Words of scripts without blanks are found as well, so every message is indexed again: later, since it takes minutes.
  `DROP TABLE words;
   CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='${splitAtBlanks}', prefix='3');
   INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
   INSERT INTO notes SELECT '${unindexedNote}', max(n) + 1 FROM events HAVING count(*) > 0`,

  // The last pin of a message, and one member's reactions to it, however much else is about it.
  `CREATE INDEX pins ON events (target, seq) WHERE kind IN ('message.pinned', 'message.unpinned');
   CREATE INDEX reactions_by ON events (target, author, seq) WHERE kind IN ('reaction.added', 'reaction.removed')`,

  // Pictures of members, base64url: those that a host was given, and those that a member has fetched.
  `CREATE TABLE pictures (device TEXT PRIMARY KEY, hash TEXT NOT NULL, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE known_pictures (device TEXT PRIMARY KEY, hash TEXT NOT NULL, data TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  // The first message at or after a time.
  `CREATE INDEX messages_by_time ON events (room, at, seq) WHERE kind = 'message.posted'`,

  // Letters that Arabic keyboards write differently, and the sign of minus, are found in each form: another index.
  indexAgain,

  // Katakana and hiragana find each other.
  indexAgain,

  // Two copies of a device may have written under one number, so the table is made again without that bound.
  makeEventsAgain,

  // The old table has left half of the file empty.
  vacuumStep
]
