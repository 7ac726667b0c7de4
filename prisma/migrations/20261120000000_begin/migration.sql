CREATE TABLE "vehicle" (
    "id" SERIAL NOT NULL,
    "vin" TEXT NOT NULL,
    "name" TEXT,
    "model" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vehicle_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "upstream" (
    "id" SMALLSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last_filter" TEXT,

    CONSTRAINT "upstream_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "signal" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT,
    "kind" TEXT,
    "unit" TEXT,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- Months are made ahead, and on demand for older ones, by server/store/partitions.ts.
CREATE TABLE "reading" (
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

    CONSTRAINT "reading_pkey" PRIMARY KEY ("vehicle_id","signal_id","at","upstream_id")
) PARTITION BY RANGE ("at");

-- Room on each page, and no index on a column that changes, lets updates happen in place.
CREATE TABLE "latest" (
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

    CONSTRAINT "latest_pkey" PRIMARY KEY ("vehicle_id","signal_id")
) WITH (fillfactor = 70);

-- A batch of readings arrives as one array of these, in binary: see server/ingest/reading-array.ts for its fields' order.
CREATE TYPE "incoming_reading" AS (
    "at" TIMESTAMPTZ,
    "received_at" TIMESTAMPTZ,
    "message_key" BIGINT,
    "vehicle_id" INTEGER,
    "signal_id" INTEGER,
    "message_index" INTEGER,
    "form" SMALLINT,
    "number" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "text" TEXT,
    "claimed_at" TIMESTAMPTZ
);

CREATE TABLE "absence" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "message_key" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "signal_id" INTEGER NOT NULL,
    "message_index" INTEGER NOT NULL,
    "upstream_id" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("vehicle_id","signal_id","upstream_id")
);

CREATE TABLE "availability" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "message_key" BIGINT NOT NULL,
    "vehicle_id" INTEGER NOT NULL,
    "signal_id" INTEGER NOT NULL,
    "upstream_id" SMALLINT NOT NULL,
    "update_rate" TEXT NOT NULL,
    "rate_limit_hertz" DOUBLE PRECISION,
    "applies_per" TEXT,

    CONSTRAINT "availability_pkey" PRIMARY KEY ("vehicle_id","signal_id","upstream_id")
);

-- Days are made ahead by server/store/partitions.ts.
CREATE TABLE "message_batch" (
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "upstream_id" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,
    "verdicts" BYTEA NOT NULL,
    "messages" BYTEA NOT NULL,

    CONSTRAINT "message_batch_pkey" PRIMARY KEY ("id","received_at")
) PARTITION BY RANGE ("received_at");
-- Deflated already: another try at compression would only cost time.
ALTER TABLE "message_batch" ALTER COLUMN "messages" SET STORAGE EXTERNAL;

CREATE TABLE "quarantine" (
    "id" BIGSERIAL NOT NULL,
    "upstream_id" SMALLINT NOT NULL,
    "content_hash" UUID NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "message_index" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "last_received_at" TIMESTAMPTZ(6) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 1,
    "verdict" SMALLINT NOT NULL,
    "vin" TEXT,
    "device" TEXT,
    "reason" TEXT NOT NULL,
    "refusals" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "untimed_message" (
    "upstream_id" SMALLINT NOT NULL,
    "content_hash" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "untimed_message_pkey" PRIMARY KEY ("upstream_id","content_hash")
);

CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "impersonated_by" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(6),
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sign_in_link" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX "vehicle_vin_key" ON "vehicle"("vin");
CREATE UNIQUE INDEX "upstream_key_key" ON "upstream"("key");
CREATE UNIQUE INDEX "signal_key_key" ON "signal"("key");
CREATE INDEX "quarantine_reason_fingerprint_idx" ON "quarantine"("reason", "fingerprint");
CREATE INDEX "quarantine_device_idx" ON "quarantine"("device");
CREATE INDEX "quarantine_batch_id_idx" ON "quarantine"("batch_id");
CREATE UNIQUE INDEX "quarantine_upstream_id_content_hash_key" ON "quarantine"("upstream_id", "content_hash");
CREATE INDEX "untimed_message_received_at_idx" ON "untimed_message"("received_at");
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");
CREATE INDEX "session_user_id_idx" ON "session"("user_id");
CREATE INDEX "account_user_id_idx" ON "account"("user_id");
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");
CREATE UNIQUE INDEX "sign_in_link_token_hash_key" ON "sign_in_link"("token_hash");

ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
