-- Late data may confirm what was contradicted, too.
DROP INDEX "command_undecided_idx";
CREATE INDEX "command_undecided_idx" ON "command"("published_at") WHERE "state" IN ('unconfirmed', 'unknown', 'contradicted');
