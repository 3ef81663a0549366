CREATE TABLE `inbox` (
	`update_id` integer PRIMARY KEY NOT NULL,
	`lane` text NOT NULL,
	`payload` text NOT NULL,
	`received_at` integer NOT NULL,
	`done_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `inbox_pending` ON `inbox` (`update_id`) WHERE done_at is null;--> statement-breakpoint
CREATE INDEX `inbox_done` ON `inbox` (`done_at`) WHERE done_at is not null;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_id` integer NOT NULL,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	`ticket` integer,
	`message_id` integer,
	`key` text,
	`state` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`leased_until` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_pending` ON `outbox` (`chat_id`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_at`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE state = 'pending' and key is not null;--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE INDEX `outbox_ticket` ON `outbox` (`ticket`);--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`id`) WHERE state = 'failed';--> statement-breakpoint
CREATE TABLE `clocks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`target` text NOT NULL,
	`policy` text NOT NULL,
	`calendar` text NOT NULL,
	`target_minutes` integer NOT NULL,
	`started_at` integer NOT NULL,
	`pauses` text NOT NULL,
	`former` text NOT NULL,
	`met_at` integer,
	`dropped_at` integer,
	`due_at` integer,
	`breached_at` integer,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clocks_ticket` ON `clocks` (`ticket`,`target`);--> statement-breakpoint
CREATE INDEX `clocks_calendar` ON `clocks` (`calendar`) WHERE met_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX `clocks_due` ON `clocks` (`due_at`) WHERE met_at is null and dropped_at is null and breached_at is null and due_at is not null;--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clock_id` integer NOT NULL,
	`threshold` text NOT NULL,
	`due_at` integer,
	`at` integer,
	`done_at` integer,
	`skipped` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`clock_id`) REFERENCES `clocks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_once` ON `reminders` (`clock_id`,`threshold`);--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`at`) WHERE done_at is null and at is not null;--> statement-breakpoint
CREATE TABLE `bindings` (
	`bot_id` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`telegram_message_id` integer NOT NULL,
	`ticket` integer NOT NULL,
	`message_id` integer,
	`outgoing` integer NOT NULL,
	`part` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`bot_id`, `chat_id`, `telegram_message_id`),
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bindings_message` ON `bindings` (`message_id`);--> statement-breakpoint
CREATE INDEX `bindings_ticket` ON `bindings` (`ticket`);--> statement-breakpoint
CREATE INDEX `bindings_chat` ON `bindings` (`chat_id`,`at`);--> statement-breakpoint
CREATE TABLE `cards` (
	`ticket` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`message_id` integer,
	`drawn` text,
	`sent_at` integer,
	PRIMARY KEY(`ticket`, `chat_id`),
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cards_chat` ON `cards` (`chat_id`,`ticket`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`service` text NOT NULL,
	`scenario_version` integer NOT NULL,
	`state` text NOT NULL,
	`status` text NOT NULL,
	`ticket` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_open` ON `drafts` (`chat_id`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `drafts_person` ON `drafts` (`person_id`);--> statement-breakpoint
CREATE INDEX `drafts_updated` ON `drafts` (`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_ticket` ON `drafts` (`ticket`);--> statement-breakpoint
CREATE TABLE `expectations` (
	`chat_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`ticket` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `expectations_ticket` ON `expectations` (`ticket`);--> statement-breakpoint
CREATE TABLE `pending_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`source` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pending_messages_source` ON `pending_messages` (`source`);--> statement-breakpoint
CREATE INDEX `pending_messages_chat` ON `pending_messages` (`chat_id`,`id`);--> statement-breakpoint
CREATE INDEX `pending_messages_person` ON `pending_messages` (`person_id`);--> statement-breakpoint
CREATE TABLE `prompts` (
	`chat_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	`message_id` integer,
	`former_id` integer,
	`helper_id` integer,
	`drawn` text,
	`version` integer NOT NULL,
	`fresh` integer NOT NULL,
	`sent_at` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer,
	`message_id` integer,
	`draft_id` integer,
	`owner_id` integer,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`mime` text,
	`size` integer,
	`state` text NOT NULL,
	`path` text,
	`file_id` text,
	`file_unique_id` text,
	`source` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_ticket` ON `attachments` (`ticket`);--> statement-breakpoint
CREATE INDEX `attachments_message` ON `attachments` (`message_id`);--> statement-breakpoint
CREATE INDEX `attachments_owner` ON `attachments` (`owner_id`);--> statement-breakpoint
CREATE INDEX `attachments_wanted` ON `attachments` (`next_at`) WHERE state = 'remote';--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_source` ON `attachments` (`source`);--> statement-breakpoint
CREATE TABLE `message_edits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `message_edits_message` ON `message_edits` (`message_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`author_id` integer,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`source` text,
	`album` text,
	`placeholder` text,
	`location` text,
	`delivery` text,
	`delivery_error` text,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `messages_ticket` ON `messages` (`ticket`,`id`);--> statement-breakpoint
CREATE INDEX `messages_author` ON `messages` (`author_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_source` ON `messages` (`source`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_album` ON `messages` (`album`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ticket` integer,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`person_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `notices_ticket` ON `notices` (`ticket`);--> statement-breakpoint
CREATE TABLE `chats` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`username` text,
	`language_code` text,
	`language` text,
	`blocked_at` integer,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer,
	`by_id` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invites_person` ON `invites` (`person_id`);--> statement-breakpoint
CREATE INDEX `invites_by` ON `invites` (`by_id`);--> statement-breakpoint
CREATE TABLE `link_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`telegram_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_requests_person` ON `link_requests` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`role` text DEFAULT 'requester' NOT NULL,
	`department` text,
	`position` text,
	`manager` text,
	`phone` text,
	`email` text,
	`telegram_id` integer,
	`pack_telegram_id` integer,
	`language` text,
	`origin` text NOT NULL,
	`ordinal` integer DEFAULT 0 NOT NULL,
	`away_at` integer,
	`archived_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_telegram` ON `people` (`telegram_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_phone` ON `people` (`phone`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `people_role` ON `people` (`role`);--> statement-breakpoint
CREATE INDEX `people_department` ON `people` (`department`,`name`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`agent` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_links_person` ON `sign_in_links` (`person_id`);--> statement-breakpoint
CREATE TABLE `scenario_versions` (
	`service` text NOT NULL,
	`version` integer NOT NULL,
	`steps` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`service`, `version`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text
);
--> statement-breakpoint
CREATE TABLE `setup` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`data` text NOT NULL,
	`origin` text NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`kind`, `key`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer,
	`type` text NOT NULL,
	`by_id` integer,
	`data` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_ticket` ON `events` (`ticket`,`id`);--> statement-breakpoint
CREATE INDEX `events_by` ON `events` (`by_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_type` ON `events` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `reads` (
	`person_id` integer NOT NULL,
	`ticket` integer NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `ticket`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reads_ticket` ON `reads` (`ticket`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`service` text NOT NULL,
	`scenario_version` integer NOT NULL,
	`title` text NOT NULL,
	`answers` text NOT NULL,
	`requester_id` integer NOT NULL,
	`filed_by_id` integer NOT NULL,
	`line` text NOT NULL,
	`assignee_id` integer,
	`status` text NOT NULL,
	`category` text NOT NULL,
	`status_before` text,
	`priority` text NOT NULL,
	`policy` text,
	`open` integer DEFAULT 1 NOT NULL,
	`due_at` integer,
	`queue_at` integer NOT NULL,
	`near_at` integer,
	`answered_at` integer,
	`close_at` integer,
	`announce_at` integer,
	`unanswered_since` integer,
	`last_message_at` integer NOT NULL,
	`raise_at` integer,
	`follow_up_of` integer,
	`merged_into` integer,
	`rating` integer,
	`rating_comment` text,
	`rated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`solved_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`requester_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`follow_up_of`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_source` ON `tickets` (`source`);--> statement-breakpoint
CREATE INDEX `tickets_queue` ON `tickets` (`open`,`queue_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_line` ON `tickets` (`line`,`open`,`queue_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`assignee_id`,`open`,`queue_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_status` ON `tickets` (`status`,`queue_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_service` ON `tickets` (`service`,`open`,`queue_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_requester` ON `tickets` (`requester_id`,`category`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_filed_by` ON `tickets` (`filed_by_id`);--> statement-breakpoint
CREATE INDEX `tickets_close` ON `tickets` (`close_at`) WHERE close_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_raise` ON `tickets` (`raise_at`) WHERE raise_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_announce` ON `tickets` (`announce_at`) WHERE announce_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_follow_up` ON `tickets` (`follow_up_of`) WHERE follow_up_of is not null;--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE TABLE `watchers` (
	`ticket` integer NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`ticket`, `person_id`),
	FOREIGN KEY (`ticket`) REFERENCES `tickets`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watchers_person` ON `watchers` (`person_id`,`ticket`);