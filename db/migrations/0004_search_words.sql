CREATE TABLE `search_due` (
	`ticket` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP TABLE ticket_search;
--> statement-breakpoint
-- One row a ticket: its words, their stems (with =), and who may see it (with _). Its rowid is the number negated, so
-- that FTS5 gives the newest first in the order that it reads best. The texts themselves are not kept.
CREATE VIRTUAL TABLE ticket_search USING fts5(terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_='", prefix = '1 2 3 4 5 6');
--> statement-breakpoint
CREATE VIRTUAL TABLE ticket_search_terms USING fts5vocab(ticket_search, 'instance');
--> statement-breakpoint
INSERT INTO search_due SELECT number FROM tickets;
--> statement-breakpoint
CREATE TRIGGER search_filed AFTER INSERT ON tickets BEGIN
  INSERT INTO search_due SELECT new.number WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = new.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_changed AFTER UPDATE OF title, answers, service, scenario_version, requester_id, line, assignee_id ON tickets
WHEN old.title <> new.title OR old.answers <> new.answers OR old.service <> new.service
  OR old.scenario_version <> new.scenario_version OR old.requester_id <> new.requester_id
  OR old.line <> new.line OR old.assignee_id IS NOT new.assignee_id BEGIN
  INSERT INTO search_due SELECT new.number WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = new.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_written AFTER INSERT ON messages WHEN new.text <> '' BEGIN
  INSERT INTO search_due SELECT new.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = new.ticket);
END;
--> statement-breakpoint
CREATE TRIGGER search_rewritten AFTER UPDATE OF text, ticket ON messages WHEN old.text <> new.text OR old.ticket <> new.ticket BEGIN
  INSERT INTO search_due SELECT old.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = old.ticket);
  INSERT INTO search_due SELECT new.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = new.ticket);
END;
--> statement-breakpoint
CREATE TRIGGER search_removed AFTER DELETE ON messages BEGIN
  INSERT INTO search_due SELECT old.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = old.ticket);
END;
--> statement-breakpoint
CREATE TRIGGER search_watched AFTER INSERT ON watchers BEGIN
  INSERT INTO search_due SELECT new.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = new.ticket);
END;
--> statement-breakpoint
CREATE TRIGGER search_unwatched AFTER DELETE ON watchers BEGIN
  INSERT INTO search_due SELECT old.ticket WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = old.ticket);
END;
--> statement-breakpoint
CREATE TRIGGER search_renamed AFTER UPDATE OF name, phone ON people WHEN old.name <> new.name OR old.phone IS NOT new.phone BEGIN
  INSERT INTO search_due SELECT number FROM tickets
    WHERE (requester_id = new.id OR assignee_id = new.id) AND NOT EXISTS (SELECT 1 FROM search_due WHERE ticket = number);
END;
