CREATE TABLE `approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`approver_id` integer,
	`stand_in_id` integer,
	`due_at` integer,
	`handed_at` integer,
	`state` text NOT NULL,
	`decided_by_id` integer,
	`comment` text,
	`asked_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approver_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stand_in_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approvals_ticket` ON `approvals` (`ticket`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_approver` ON `approvals` (`approver_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_stand_in` ON `approvals` (`stand_in_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_due` ON `approvals` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `article_counts` (
	`article` text PRIMARY KEY NOT NULL,
	`opened` integer DEFAULT 0 NOT NULL,
	`helped` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `checklist_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`text` text NOT NULL,
	`by_id` integer,
	`done_at` integer,
	`done_by_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `checklist_items_ticket` ON `checklist_items` (`ticket`,`id`);--> statement-breakpoint
CREATE TABLE `links` (
	`one` integer NOT NULL,
	`other` integer NOT NULL,
	`by_id` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`one`, `other`),
	FOREIGN KEY (`one`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_other` ON `links` (`other`);--> statement-breakpoint
CREATE TABLE `ranks` (
	`ticket` integer PRIMARY KEY NOT NULL,
	`line` text NOT NULL,
	`part` text NOT NULL,
	`place` integer,
	`ready_at` integer,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ranks_part` ON `ranks` (`line`,`part`,`place`,`ticket`) WHERE ready_at is null;--> statement-breakpoint
CREATE INDEX `ranks_ready` ON `ranks` (`line`,`ready_at`) WHERE ready_at is not null;--> statement-breakpoint
CREATE TABLE `subtasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`parent` integer NOT NULL,
	`key` text NOT NULL,
	`service` text NOT NULL,
	`title` text NOT NULL,
	`answers` text NOT NULL,
	`after` text NOT NULL,
	`start` text NOT NULL,
	`state` text NOT NULL,
	`child` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`parent`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subtasks_key` ON `subtasks` (`parent`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `subtasks_child` ON `subtasks` (`child`) WHERE child is not null;--> statement-breakpoint
ALTER TABLE `tickets` ADD `gate` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `quiet` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `advance_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_advance` ON `tickets` (`advance_at`) WHERE advance_at is not null;