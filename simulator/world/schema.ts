import type Database from 'better-sqlite3'

/** Makes the tables of a world, and adds to those of an older one what they lack. */
export function makeTables(db: Database.Database): void {
  db.exec(schema)
  for (const [table, column, kind] of laterColumns) {
    const known = db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column)
    if (!known) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${kind}`)
  }
}

const laterColumns = [
  ['chats', 'forum', 'INTEGER NOT NULL DEFAULT 0'],
  ['chats', 'migrated_to', 'INTEGER'],
  ['chats', 'deleted', 'INTEGER NOT NULL DEFAULT 0'],
  ['members', 'lacks', "TEXT NOT NULL DEFAULT '[]'"],
  ['messages', 'thread_id', 'INTEGER'],
]

// `updates` counts upwards for ever, so no update_id comes twice.
const schema = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
  id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT,
  username TEXT,
  language_code TEXT,
  phone TEXT,
  met INTEGER NOT NULL DEFAULT 0,
  deactivated INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS chats (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  title TEXT,
  last_message_id INTEGER NOT NULL DEFAULT 0,
  blocked INTEGER NOT NULL DEFAULT 0,
  forbidden TEXT NOT NULL DEFAULT '[]',
  action TEXT,
  action_at INTEGER NOT NULL DEFAULT 0,
  menu_button TEXT
);
CREATE TABLE IF NOT EXISTS members (
  chat_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (chat_id, user_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_by_user ON members (user_id);
CREATE TABLE IF NOT EXISTS messages (
  chat_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  from_id INTEGER NOT NULL,
  date INTEGER NOT NULL,
  edit_date INTEGER,
  reply_to INTEGER,
  album TEXT,
  content TEXT NOT NULL,
  markup TEXT,
  locked INTEGER NOT NULL DEFAULT 0,
  pinned INTEGER NOT NULL DEFAULT 0,
  forward TEXT,
  PRIMARY KEY (chat_id, message_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS topics (
  chat_id INTEGER NOT NULL,
  thread_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  icon_color INTEGER NOT NULL,
  icon_custom_emoji_id TEXT,
  creator_id INTEGER NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (chat_id, thread_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hidden (
  chat_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  PRIMARY KEY (chat_id, message_id, user_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reactions (
  chat_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  emoji TEXT NOT NULL,
  PRIMARY KEY (chat_id, message_id, user_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keyboards (
  chat_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  markup TEXT NOT NULL,
  PRIMARY KEY (chat_id, user_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS updates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lane INTEGER NOT NULL,
  payload TEXT NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS updates_by_expiry ON updates (expires_at);
CREATE TABLE IF NOT EXISTS files (
  id TEXT PRIMARY KEY,
  unique_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  duration INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file_tags (id TEXT PRIMARY KEY, tags TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_by_path ON files (path);
CREATE TABLE IF NOT EXISTS taps (
  id TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL,
  chat_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  data TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS taps_by_person ON taps (chat_id, user_id, at);
CREATE TABLE IF NOT EXISTS commands (
  scope TEXT NOT NULL,
  language TEXT NOT NULL,
  list TEXT NOT NULL,
  PRIMARY KEY (scope, language)
) WITHOUT ROWID;
`
