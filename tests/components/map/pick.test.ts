import { describe, expect, test } from 'vitest';
import { pickMarkers } from '../../../components/map/pick';

const markers = {
  // A depot of three on one spot, one beside them, one far away.
  x: Int32Array.of(100, 101, 100, 112, 300),
  y: Int32Array.of(100, 100, 102, 100, 300),
  vehicle: Int32Array.of(10, 11, 12, 13, 14),
  count: 5,
};

describe('pickMarkers', () => {
  test('gives the one marker that stands alone', () => {
    expect(pickMarkers(markers, 305, 296, 14, 6)).toEqual([14]);
  });

  test('gives every vehicle on the spot, so that none is out of reach', () => {
    const picked = pickMarkers(markers, 98, 100, 14, 6);
    expect(picked[0]).toBe(10);
    expect([...picked].sort()).toEqual([10, 11, 12]);
  });

  test('gives the marker that was clicked and not its neighbour', () => {
    expect(pickMarkers(markers, 115, 100, 14, 6)).toEqual([13]);
  });

  test('gives nothing for a click beside every marker', () => {
    expect(pickMarkers(markers, 200, 200, 14, 6)).toEqual([]);
  });

  test('looks at no marker beyond those that are visible now', () => {
    expect(pickMarkers({ ...markers, count: 4 }, 300, 300, 14, 6)).toEqual([]);
  });
});
