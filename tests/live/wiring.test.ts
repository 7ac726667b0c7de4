import { expectTypeOf, test } from 'vitest';
import type { VehicleChange } from '../../server/ingest/change';
import type { FleetPicture } from '../../server/live/fleet-picture';
import type { Live } from '../../server/live/live';
import type { FleetTaker } from '../../server/store/load-fleet';

test('the picture takes in what the store loads, and live data what ingest has committed', () => {
  expectTypeOf<FleetPicture>().toExtend<FleetTaker>();
  expectTypeOf<readonly VehicleChange[]>().toExtend<Parameters<Live['publish']>[0]>();
});
