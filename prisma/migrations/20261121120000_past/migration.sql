-- The past: history that is asked by time, what is derived from it, and what is kept how long.

-- Rows lie about in the order of their receipt, so a summary of every 32 pages finds a window of time. The odd late row
-- must not widen a summary, hence several intervals each.
CREATE INDEX "reading_at_window" ON "reading" USING brin ("at" timestamptz_minmax_multi_ops)
    WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX "reading_received_at_window" ON "reading" USING brin ("received_at" timestamptz_minmax_multi_ops)
    WITH (pages_per_range = 32, autosummarize = on);

-- An hour of a vehicle that readings came for after it was over: what is derived from it is to be made anew.
CREATE TABLE "stale_hour" (
    "vehicle_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "touched_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stale_hour_pkey" PRIMARY KEY ("vehicle_id","hour")
);

-- Months are made ahead, and on demand for older ones, by server/store/partitions.ts.
CREATE TABLE "reading_rollup" (
    "bucket" TIMESTAMPTZ(6) NOT NULL,
    "first_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    "least_at" TIMESTAMPTZ(6) NOT NULL,
    "greatest_at" TIMESTAMPTZ(6) NOT NULL,
    "least" DOUBLE PRECISION NOT NULL,
    "greatest" DOUBLE PRECISION NOT NULL,
    "total" DOUBLE PRECISION NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "signal_id" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "late_count" INTEGER NOT NULL,
    "minutes" DOUBLE PRECISION[],

    CONSTRAINT "reading_rollup_pkey" PRIMARY KEY ("vehicle_id","signal_id","bucket")
) PARTITION BY RANGE ("bucket");

-- The moments that the whole fleet is kept as at, every three hours, so that another moment is read from there on. Begun
-- while states are being made, and made when none lacks: see server/store/keyframes.ts.
CREATE TABLE "keyframe" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "made_at" TIMESTAMPTZ(6),

    CONSTRAINT "keyframe_pkey" PRIMARY KEY ("at")
);

-- The newest of each signal of a vehicle at a keyframe, packed, by event time and by receipt. NULL: known as it was.
CREATE TABLE "keyframe_state" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "as_it_was" BYTEA NOT NULL,
    "as_known" BYTEA,

    CONSTRAINT "keyframe_state_pkey" PRIMARY KEY ("at","vehicle_id")
) PARTITION BY RANGE ("at");

CREATE TABLE "trip" (
    "vehicle_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6) NOT NULL,
    "facts" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revised_at" TIMESTAMPTZ(6),
    "previous" JSONB,

    CONSTRAINT "trip_pkey" PRIMARY KEY ("vehicle_id","started_at")
);

-- How many days each class of data is kept. A class without a row, or without days, is kept for good.
CREATE TABLE "retention" (
    "class" TEXT NOT NULL,
    "days" INTEGER,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("class")
);

CREATE TABLE "job" (
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "error" TEXT,
    "outcome" TEXT,
    "removed" BIGINT NOT NULL DEFAULT 0,
    "through" TIMESTAMPTZ(6),

    CONSTRAINT "job_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "storage_sample" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "class" TEXT NOT NULL,
    "rows" BIGINT NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "storage_sample_pkey" PRIMARY KEY ("class","at")
);

CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" TEXT,
    "actor" TEXT NOT NULL,
    "address" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_at_idx" ON "audit"("at");
CREATE INDEX "audit_subject_idx" ON "audit"("subject", "at");
