-- Words of tickets and messages, normalised by the desk; one row a document.
CREATE VIRTUAL TABLE ticket_search USING fts5(body, ticket UNINDEXED, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE people_search USING fts5(name, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
