import { describe, expect, it } from 'vitest';
import { mappingNote, typedVehicle } from '../../../components/devices/typed-vehicle';
import type { FleetVehicle } from '../../../server/contract/fleet';

const vin = 'WVWZZZ1KZAW000123';
const vehicle = { vin, name: 'Birke 2', model: null } as FleetVehicle;
const fleet = { count: () => 1, vehicleAt: () => vehicle };

describe('the VIN that somebody typed', () => {
  it('is that of a known vehicle in whatever case it was typed', () => {
    expect(typedVehicle(fleet, ` ${vin.toLowerCase()} `)).toEqual({ vin, isKnown: true });
  });

  it('is a new vehicle when it is only a part of a known one, or its name', () => {
    expect(typedVehicle(fleet, 'WVWZZZ')).toEqual({ vin: 'WVWZZZ', isKnown: false });
    expect(typedVehicle(fleet, 'Birke 2')).toEqual({ vin: 'Birke 2', isKnown: false });
  });

  it('is a new one in capitals when it is a VIN in small letters', () => {
    expect(typedVehicle(fleet, ' wvwzzz1jzxw000001 ')).toEqual({ vin: 'WVWZZZ1JZXW000001', isKnown: false });
  });

  it('is none when nothing was typed', () => {
    expect(typedVehicle(fleet, '  ')).toEqual({ vin: null, isKnown: false });
  });
});

describe('what is said before a mapping is saved', () => {
  it('is nothing of a known vehicle', () => {
    expect(mappingNote({ vin, isKnown: true }, null)).toEqual({ text: '', isDoubtful: false });
    expect(mappingNote({ vin, isKnown: true }, vin)).toEqual({ text: '', isDoubtful: false });
    expect(mappingNote({ vin: null, isKnown: false }, null)).toEqual({ text: '', isDoubtful: false });
  });

  it('doubts what is no VIN, which a slip may have made', () => {
    expect(mappingNote({ vin: 'Birke 2', isKnown: false }, null)).toEqual({
      text: 'No vehicle is called that, and it is no VIN of 17 characters.',
      isDoubtful: true,
    });
  });

  it('does not doubt what a device is in already', () => {
    expect(mappingNote({ vin: 'Birke 2', isKnown: false }, 'Birke 2')).toEqual({ text: '', isDoubtful: false });
  });

  it('tells that a vehicle will be new, and where the past stays', () => {
    expect(mappingNote({ vin, isKnown: false }, 'OLD').text).toBe(
      `No vehicle has this VIN yet: a new one is made. What it sent so far stays with OLD and is not decoded again; what it sends from now on goes to ${vin}.`,
    );
    expect(mappingNote({ vin: null, isKnown: false }, 'OLD').text).toBe(
      'Its messages will wait for a vehicle again. What it sent so far stays with OLD.',
    );
  });
});
