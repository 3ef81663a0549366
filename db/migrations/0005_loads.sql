CREATE TABLE `loads` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`open` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO loads SELECT assignee_id, count(*) FROM tickets WHERE assignee_id IS NOT NULL AND open = 1 GROUP BY assignee_id;
--> statement-breakpoint
CREATE TRIGGER load_filed AFTER INSERT ON tickets WHEN new.open = 1 AND new.assignee_id IS NOT NULL BEGIN
  INSERT INTO loads VALUES (new.assignee_id, 1) ON CONFLICT (person_id) DO UPDATE SET open = open + 1;
END;
--> statement-breakpoint
CREATE TRIGGER load_changed AFTER UPDATE OF assignee_id, open ON tickets
WHEN old.assignee_id IS NOT new.assignee_id OR old.open <> new.open BEGIN
  UPDATE loads SET open = open - 1 WHERE person_id = old.assignee_id AND old.open = 1;
  INSERT INTO loads SELECT new.assignee_id, 1 WHERE new.assignee_id IS NOT NULL AND new.open = 1
    ON CONFLICT (person_id) DO UPDATE SET open = open + 1;
END;
--> statement-breakpoint
CREATE TRIGGER load_removed AFTER DELETE ON tickets WHEN old.open = 1 AND old.assignee_id IS NOT NULL BEGIN
  UPDATE loads SET open = open - 1 WHERE person_id = old.assignee_id;
END;
