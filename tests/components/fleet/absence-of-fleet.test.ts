import { describe, expect, it } from 'vitest';
import { absenceOfFleet } from '../../../components/fleet/absence-of-fleet';

const mobito = { label: 'Mobito', hasDevices: false };
const foxtrackr = { label: 'FoxTrackr', hasDevices: true };
const drogue = { label: 'Drogue IoT', hasDevices: true };

describe('why there is no vehicle', () => {
  it('is that none of it has come yet where messages name vehicles', () => {
    expect(absenceOfFleet([mobito], null)).toMatch(/^A vehicle appears by itself/);
  });

  it('is that devices wait, and how many, for who may know', () => {
    expect(absenceOfFleet([mobito, drogue], 1)).toMatch(/^1 device waits for somebody to say which vehicle it is in/);
    expect(absenceOfFleet([drogue], 12)).toMatch(/^12 devices wait for somebody to say which vehicle each is in/);
  });

  it('is not said to end by itself where all messages name devices', () => {
    const words = absenceOfFleet([foxtrackr, drogue, drogue], null);
    expect(words).not.toContain('by itself');
    expect(words).toContain('FoxTrackr and Drogue IoT');
  });

  it('tells both where some name vehicles and some name devices, none of which waits', () => {
    const words = absenceOfFleet([mobito, drogue], 0);
    expect(words).toContain('by itself');
    expect(words).toContain('Drogue IoT name a device');
  });
});
