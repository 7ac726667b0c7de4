-- Commands: what was asked of a vehicle, what became of it, and every step on the way.

-- Numbers each change of a command, so that every process learns what another one changed.
CREATE SEQUENCE "command_change";

-- What its type said when it was asked for stands in the row: an edited catalogue changes no command of the past.
CREATE TABLE "command" (
    "id" UUID NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "upstream" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "may_repeat" BOOLEAN NOT NULL,
    "when_offline" TEXT NOT NULL,
    "needs_approval" BOOLEAN NOT NULL,
    "preconditions" JSONB NOT NULL,
    "effect" JSONB,
    "reason" TEXT,
    "requested_by_id" TEXT,
    "requested_by" TEXT NOT NULL,
    "approved_by_id" TEXT,
    "approved_by" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "bulk_id" UUID,
    "state" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "change" BIGINT NOT NULL DEFAULT nextval('command_change'),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "dispatched_at" TIMESTAMPTZ(6),
    "dispatcher" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(6),
    "decided_by" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "packet_id" INTEGER,
    "reason_code" INTEGER,
    "reason_words" TEXT,
    "before" JSONB,
    "evidence" JSONB,

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);
-- The same key of the same person is the same command, whatever asks again.
CREATE UNIQUE INDEX "command_key" ON "command"(coalesce("requested_by_id", ''), "idempotency_key");
CREATE INDEX "command_vehicle_idx" ON "command"("vehicle_id", "id");
CREATE INDEX "command_change_idx" ON "command"("change");
CREATE INDEX "command_bulk_idx" ON "command"("bulk_id") WHERE "bulk_id" IS NOT NULL;
-- Few are under way at a time, and they are looked for again and again: never through the history of all others.
CREATE INDEX "command_queued_idx" ON "command"("upstream", "id") WHERE "state" = 'queued';
CREATE INDEX "command_waiting_idx" ON "command"("vehicle_id", "id") WHERE "state" IN ('queued', 'dispatching');
CREATE INDEX "command_expiring_idx" ON "command"("expires_at") WHERE "state" IN ('queued', 'awaiting-approval');
CREATE INDEX "command_taken_idx" ON "command"("id") WHERE "state" = 'dispatching';
CREATE INDEX "command_accepted_idx" ON "command"("id") WHERE "state" = 'accepted';
-- Those that late data may still confirm.
CREATE INDEX "command_undecided_idx" ON "command"("published_at") WHERE "state" IN ('unconfirmed', 'unknown');

CREATE TABLE "command_step" (
    "id" BIGSERIAL NOT NULL,
    "command_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "command_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "command_step_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "command_step_command_id_idx" ON "command_step"("command_id", "id");

CREATE TABLE "command_bulk" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "requested_by_id" TEXT,
    "requested_by" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "refused" JSONB NOT NULL,
    "per_second" DOUBLE PRECISION NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "stopped_at" TIMESTAMPTZ(6),
    "stopped_by" TEXT,

    CONSTRAINT "command_bulk_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "command_bulk_key" ON "command_bulk"(coalesce("requested_by_id", ''), "idempotency_key");

-- A command goes to the device that stands for a vehicle.
CREATE INDEX "device_vin_idx" ON "device"("vin");
