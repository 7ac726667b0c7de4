import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FleetRow, type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import { createPastPicture } from '../../server/moment/past-picture';
import { reading } from '../live/live-rig';

const ids = [1, 2, 3, 4];
const vinOf = (id: number) => `V${id}`;
const end = 40;

/** What was told of a vehicle: of one signal at one time the database tells one value only. */
const telling = fc.record({
  id: fc.constantFrom(...ids),
  signal: fc.constantFrom('speed', 'odometer', 'heading', 'range', 'altitude'),
  at: fc.integer({ min: 1, max: end }),
  value: fc.nat(200),
});
type Telling = typeof telling extends fc.Arbitrary<infer One> ? One : never;
const history = fc.uniqueArray(telling, { maxLength: 60, selector: ({ id, signal, at }) => `${id} ${signal} ${at}` });

const changeOf = ({ id, signal, at, value }: Telling) => ({
  id,
  vin: vinOf(id),
  readings: [reading(signal, value, at)],
  absences: [],
  lastAt: at,
  lastReceivedAt: null,
});

/** A picture that is moved on, and its vehicles as they were told last. */
function begin() {
  const picture = createPastPicture('event', 0);
  const vehicles = new Map<number, FleetVehicle>();
  const take = (rows: readonly FleetRow[]) => {
    for (const vehicle of rows.map(fromFleetRow)) vehicles.set(vehicle.id, vehicle);
  };
  const named = ids.map((id) => ({ id, vin: vinOf(id), name: null, model: null }));
  take(picture.show({ vehicles: named, told: [], isLittle: false }, 0));
  return { vehicles, advance: (told: readonly Telling[], at: number) => take(picture.advance(told.map(changeOf), at)) };
}

test('played in steps, or taken in at once, in whichever order, the fleet at a moment is the same', () => {
  const played = history.chain((all) =>
    fc.record({
      all: fc.constant(all),
      shuffled: fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
      steps: fc.uniqueArray(fc.integer({ min: 1, max: end }), { maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(played, ({ all, shuffled, steps }) => {
      const [whole, stepwise] = [begin(), begin()];
      whole.advance(all, end);
      let from = 0;
      for (const to of [...steps.filter((step) => step < end).sort((a, b) => a - b), end]) {
        const since = from;
        stepwise.advance(
          shuffled.filter(({ at }) => at > since && at <= to),
          to,
        );
        from = to;
      }
      expect(stepwise.vehicles).toEqual(whole.vehicles);
    }),
    { numRuns: 1_000 },
  );
});
