-- Several upstreams of any kind: devices, two sources for one vehicle, messages that can be searched, pauses that last.

ALTER TABLE "upstream" ADD COLUMN "paused_at" TIMESTAMPTZ(6);
ALTER TABLE "upstream" ADD COLUMN "paused_by" TEXT;

CREATE TABLE "device" (
    "upstream_id" SMALLINT NOT NULL,
    "device" TEXT NOT NULL,
    "vin" TEXT,
    "is_ignored" BOOLEAN NOT NULL DEFAULT false,
    "last_received_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "device_pkey" PRIMARY KEY ("upstream_id","device")
);

CREATE TABLE "vehicle_source" (
    "vehicle_id" INTEGER NOT NULL,
    "upstream_id" SMALLINT NOT NULL,

    CONSTRAINT "vehicle_source_pkey" PRIMARY KEY ("vehicle_id","upstream_id")
);

-- Columns as in "latest".
CREATE TABLE "source_latest" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "message_key" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "signal_id" INTEGER NOT NULL,
    "message_index" INTEGER NOT NULL,
    "upstream_id" SMALLINT NOT NULL,
    "form" SMALLINT NOT NULL,
    "number" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "text" TEXT,
    "claimed_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_latest_pkey" PRIMARY KEY ("vehicle_id","signal_id","upstream_id")
) WITH (fillfactor = 70);

-- Bit 2^code for each verdict in the batch. Batches from before have all bits: they are looked into.
ALTER TABLE "message_batch" ADD COLUMN "verdict_mask" SMALLINT NOT NULL DEFAULT 255;
-- By message: the vehicle's number, 0 where it has none. Batches from before have NULL.
ALTER TABLE "message_batch" ADD COLUMN "vehicle_ids" INTEGER[];
-- Anything but accepted (2) is rare and looked for.
CREATE INDEX "message_batch_uncommon_idx" ON "message_batch" ("id") WHERE "verdict_mask" <> 2;

ALTER TABLE "quarantine" ADD COLUMN "settled_at" TIMESTAMPTZ(6);
ALTER TABLE "quarantine" ADD COLUMN "settled_by" TEXT;
-- Why it was discarded, in the words of who did.
ALTER TABLE "quarantine" ADD COLUMN "settled_reason" TEXT;
DROP INDEX "quarantine_reason_fingerprint_idx";
CREATE INDEX "quarantine_state_idx" ON "quarantine"("state", "upstream_id", "verdict", "reason", "fingerprint");

-- What has come so far counts: the history is read where there are upstreams to tell apart.
INSERT INTO "vehicle_source" ("vehicle_id", "upstream_id")
SELECT "vehicle_id", "upstream_id" FROM "latest"
UNION
SELECT "vehicle_id", "upstream_id" FROM "reading" WHERE (SELECT count(*) FROM "upstream") > 1;

INSERT INTO "source_latest" ("at", "received_at", "message_key", "batch_id", "vehicle_id", "signal_id", "message_index",
    "upstream_id", "form", "number", "longitude", "text", "claimed_at")
SELECT DISTINCT ON ("vehicle_id", "signal_id", "upstream_id") "at", "received_at", "message_key", "batch_id",
    "vehicle_id", "signal_id", "message_index", "upstream_id", "form", "number", "longitude", "text", "claimed_at"
FROM (SELECT * FROM "latest" UNION ALL SELECT * FROM "reading" WHERE (SELECT count(*) FROM "upstream") > 1) AS "told"
WHERE "vehicle_id" IN (SELECT "vehicle_id" FROM "vehicle_source" GROUP BY "vehicle_id" HAVING count(*) > 1)
ORDER BY "vehicle_id", "signal_id", "upstream_id", "at" DESC, "message_key" DESC;
