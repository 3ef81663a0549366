CREATE INDEX `inbox_failed` ON `inbox` (`update_id`) WHERE error is not null;--> statement-breakpoint
CREATE INDEX `outbox_held` ON `outbox` (`id`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `attachments_path` ON `attachments` (`path`) WHERE path is not null;