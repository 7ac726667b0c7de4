import { describe, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { type Sample, sample, tripsOf } from './drives';

const noon = Date.UTC(2026, 10, 10, 12);
const at = (minute: number) => noon + minutes(minute);
/** A place so many kilometers north of a car park. */
const north = (km: number) => ({ latitude: 48 + km / 111.195, longitude: 11 });

/** A drive at an even speed, told every so many seconds by those signals. */
function driven(from: number, to: number, kmh: number, everyS: number, signals: string[], startKm = 0): Sample[] {
  const samples: Sample[] = [];
  for (let time = at(from); time <= at(to); time += seconds(everyS)) {
    const km = startKm + (kmh * (time - at(from))) / hours(1);
    if (signals.includes('position')) samples.push(sample(time, 'position', north(km)));
    if (signals.includes('speed')) samples.push(sample(time, 'speed', kmh));
    if (signals.includes('odometer')) samples.push(sample(time, 'odometer', 1_000 + km));
  }
  return samples;
}

describe('every upstream’s habits', () => {
  test('a message at the start and one at the end, hours apart, are one trip of which no more is known', () => {
    const trips = tripsOf([
      sample(at(0), 'odometer', 1_000),
      sample(at(0), 'position', north(0)),
      sample(at(120), 'odometer', 1_090),
      sample(at(120), 'position', north(70)),
    ]);
    expect(trips).toMatchObject([
      { startedAt: at(0), endedAt: at(120), odometerKm: 90, completeness: 0, isComplete: false, start: north(0) },
    ]);
    expect(trips[0]?.gaps).toEqual([{ from: at(0), to: at(120) }]);
    expect(trips[0]?.pathKm).toBeCloseTo(70, 1);
    expect(trips[0]?.meanSpeed).toBe(45);
  });

  test('a message a trip is a trip a message', () => {
    const messages = [0, 60, 150].flatMap((minute, index) => [
      sample(at(minute), 'odometer', 1_000 + 40 * index),
      sample(at(minute), 'position', north(30 * index)),
    ]);
    expect(tripsOf(messages).map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [at(0), at(60)],
      [at(60), at(150)],
    ]);
  });

  test('a message after a night is a trip as long as its way takes, at the end of the silence', () => {
    const [trip, ...others] = tripsOf([sample(at(-16 * 60), 'odometer', 1_000), sample(at(0), 'odometer', 1_015)]);
    expect(others).toEqual([]);
    expect(trip).toMatchObject({ startedAt: at(-30), endedAt: at(0), odometerKm: 15, start: null, completeness: 0 });
  });

  test('speeds alone are a trip without a distance', () => {
    const [trip] = tripsOf(driven(0, 20, 60, 10, ['speed']));
    expect(trip).toMatchObject({
      startedAt: at(0),
      endedAt: at(20),
      odometerKm: null,
      pathKm: null,
      meanSpeed: null,
      topSpeed: 60,
      isComplete: true,
    });
  });

  test('an odometer that is told on change says when the vehicle moved', () => {
    const told = [0, 1, 2, 3, 4, 5].map((km) => sample(at(km * 1.5), 'odometer', 1_000 + km));
    expect(tripsOf(told)).toMatchObject([{ startedAt: at(0), endedAt: at(7.5), odometerKm: 5, isComplete: true }]);
  });

  test('an ignition that goes on and off is a trip where nothing else is told', () => {
    const told = [sample(at(0), 'ignition.state', 'on'), sample(at(25), 'ignition.state', 'off')];
    expect(tripsOf(told)).toMatchObject([{ startedAt: at(0), endedAt: at(25), completeness: 0, pathKm: null }]);
    const standing = [sample(at(1), 'position', north(0)), sample(at(24), 'position', north(0))];
    expect(tripsOf([...told, ...standing])).toEqual([]);
  });

  test('an ignition says when a way was driven that is known only by its ends', () => {
    const trips = tripsOf([
      sample(at(-600), 'odometer', 1_000),
      sample(at(-40), 'ignition.state', 'on'),
      sample(at(-10), 'ignition.state', 'off'),
      sample(at(0), 'odometer', 1_020),
    ]);
    expect(trips).toMatchObject([{ startedAt: at(-40), endedAt: at(-10), odometerKm: 20 }]);
  });

  test('a tracker that tells every five minutes has complete trips', () => {
    const [trip] = tripsOf(driven(0, 60, 50, 300, ['position']));
    expect(trip).toMatchObject({ startedAt: at(0), endedAt: at(60), isComplete: true });
  });
});

describe('standing', () => {
  test('a queue with the ignition on is a part of the trip, and a quarter of an hour is a stop', () => {
    const queue = (minutesLong: number) => [
      sample(at(0), 'ignition.state', 'on'),
      ...driven(0, 10, 50, 10, ['position']),
      ...driven(10 + minutesLong, 20 + minutesLong, 50, 10, ['position'], 50 / 6),
    ];
    expect(tripsOf(queue(12))).toHaveLength(1);
    expect(tripsOf(queue(16))).toHaveLength(2);
  });

  test('slow speeds that a receiver invents at rest are none where its positions stay', () => {
    const standing = Array.from({ length: 120 }, (_, minute) => [
      sample(at(minute), 'position', north(0.01 * (minute % 3))),
      sample(at(minute) + seconds(1), 'speed', minute % 4 === 0 ? 5 : 0),
    ]).flat();
    expect(tripsOf(standing)).toEqual([]);
  });

  test('moving a parked vehicle a few metres is no trip', () => {
    expect(tripsOf(driven(0, 1, 6, 5, ['position', 'speed']))).toEqual([]);
  });
});

describe('what is no drive', () => {
  test('on a ferry or a tow truck, with the ignition off, the stop goes on', () => {
    const carried = [sample(at(-5), 'ignition.state', 'off'), ...driven(0, 90, 40, 30, ['position', 'speed'])];
    expect(tripsOf(carried)).toEqual([]);
  });

  test('an odometer that goes on is a drive, whatever the ignition is told to be', () => {
    const told = [sample(at(-5), 'ignition.state', 'off'), ...driven(0, 30, 40, 30, ['position', 'odometer'])];
    expect(tripsOf(told)).toMatchObject([{ startedAt: at(0), odometerKm: 20 }]);
  });

  test('a single fix in another country is not driven to', () => {
    const drive = driven(0, 30, 60, 10, ['position']);
    const [trip, ...others] = tripsOf([...drive, sample(at(10) + 500, 'position', { latitude: 1, longitude: 1 })]);
    expect(others).toEqual([]);
    expect(trip?.pathKm).toBeCloseTo(30, 1);
    expect(trip?.topSpeed).toBeLessThan(65);
  });

  test('an odometer that falls back and returns adds nothing', () => {
    const told = driven(0, 30, 60, 60, ['odometer']).map((one, index) => (index === 12 ? { ...one, value: 3 } : one));
    expect(tripsOf(told)).toMatchObject([{ odometerKm: 30 }]);
    const spike = driven(0, 30, 60, 60, ['odometer']).map((one, index) =>
      index === 12 ? { ...one, value: 90_000 } : one,
    );
    expect(tripsOf(spike)).toMatchObject([{ odometerKm: 30 }]);
  });

  test('two odometers that disagree are each for itself', () => {
    const other = driven(0, 30, 60, 60, ['odometer']).map((one) => ({
      ...one,
      upstream: 'second',
      at: one.at + seconds(20),
      value: Number(one.value) - 43,
    }));
    expect(tripsOf([...driven(0, 30, 60, 30, ['odometer']), ...other])).toMatchObject([{ odometerKm: 30 }]);
  });
});

describe('what a trip tells', () => {
  test('what it took from battery and tank', () => {
    const [trip] = tripsOf([
      ...driven(0, 30, 60, 10, ['position']),
      sample(at(-1), 'traction_battery.state_of_charge', 80),
      sample(at(31), 'traction_battery.state_of_charge', 71.5),
      sample(at(-1), 'traction_battery.energy', 40),
      sample(at(31), 'traction_battery.energy', 35.7),
      sample(at(0), 'fuel.volume', 30),
      sample(at(30), 'fuel.volume', 27.9),
    ]);
    expect(trip?.energy).toEqual({ stateOfChargeUsed: 8.5, energyUsed: 4.3, fuelLevelUsed: null, fuelUsed: 2.1 });
  });

  test('that charging began soon after is not its', () => {
    const [trip] = tripsOf([
      ...driven(0, 30, 60, 10, ['position']),
      sample(at(1), 'traction_battery.state_of_charge', 80),
      sample(at(29), 'traction_battery.state_of_charge', 70),
      sample(at(38), 'traction_battery.state_of_charge', 78),
    ]);
    expect(trip?.energy.stateOfChargeUsed).toBe(10);
  });

  test('how many of its readings had been overtaken when they came', () => {
    const drive = driven(0, 30, 60, 10, ['position']);
    const late = drive.map((one, index) => (index > 49 && index < 60 ? { ...one, receivedAt: at(60) } : one));
    expect(tripsOf(late)[0]?.lateReadings).toBe(10);
  });

  test('a silence while moving, at whatever end of it', () => {
    const drive = driven(0, 30, 60, 10, ['position', 'speed']);
    const silent = drive.filter((one) => one.at <= at(10) || one.at >= at(20));
    expect(tripsOf(silent)).toMatchObject([{ gaps: [{ from: at(10), to: at(20) }], completeness: 0.6667 }]);
  });

  test('that a tunnel of two minutes is no gap', () => {
    const drive = driven(0, 30, 60, 10, ['position', 'speed']);
    expect(tripsOf(drive.filter((one) => one.at <= at(10) || one.at >= at(12)))).toMatchObject([{ isComplete: true }]);
  });
});
