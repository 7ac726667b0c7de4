import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIngest } from '../../server/ingest/ingest';
import { createFleetPicture } from '../../server/live/fleet-picture';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { loadFleet } from '../../server/store/load-fleet';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { decoderOf } from '../../server/upstreams';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import { log, now } from '../ingest/ingest-rig';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let database: Database;

const samples = JSON.parse(readFileSync('tests/fixtures/high-mobility/constructed_edge_cases.json', 'utf8'));
const { vin } = samples.v1_failure_only;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.url);
  const upstreams = [{ id: 'maker', kind: 'high-mobility', decode: decodeHighMobility }];
  const ingest = createIngest({ database, upstreams, decoderOf, onCommitted: () => undefined, clock: () => now, log });
  const payload = Buffer.from(JSON.stringify(samples.v1_failure_only));
  await ingest.commitFor('maker')([{ topic: 'live/x', payload, receivedAt: now }]);
});
afterAll(async () => {
  await closeDatabase(database);
  await testDatabase.drop();
});

test('why a vehicle has no position outlives a restart: on its page and in the fleet', async () => {
  const absence = { signal: 'position', reason: 'privacy_mode_active', description: 'Privacy mode is active' };
  expect((await loadVehicleState(database, vin))?.absences).toMatchObject([absence]);
  const picture = createFleetPicture({ clock: () => now });
  await loadFleet(database, picture);
  const rows = picture.after(0, 10).rows;
  expect(JSON.stringify(rows)).toContain('privacy_mode_active');
});
