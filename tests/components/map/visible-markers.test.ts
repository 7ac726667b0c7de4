import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../components/map/frame';
import { mercatorX, mercatorY, worldWidth } from '../../../components/map/projection';
import { createVisibleMarkers, findVisible, type Places } from '../../../components/map/visible-markers';

function places(points: [longitude: number, latitude: number][]): Places {
  return {
    count: points.length,
    x: Float64Array.from(points, ([longitude]) => mercatorX(longitude)),
    y: Float64Array.from(points, ([, latitude]) => mercatorY(latitude)),
    isDrawn: new Uint8Array(points.length).fill(1),
  };
}

/** A frame of 800 × 600 CSS pixels about a point. */
function frameAbout(longitude: number, latitude: number, zoom: number, ratio = 1): Frame {
  const width = worldWidth(zoom);
  return {
    left: mercatorX(longitude) * width - 400,
    top: mercatorY(latitude) * width - 300,
    width: 800,
    height: 600,
    worldWidth: width,
    zoom,
    ratio,
  };
}

function find(fleet: Places, frame: Frame) {
  const markers = createVisibleMarkers();
  findVisible(fleet, frame, markers);
  return Array.from({ length: markers.count }, (_, at) => [markers.vehicle[at], markers.x[at], markers.y[at]]);
}

describe('findVisible', () => {
  test('puts the vehicle at the centre into the middle of the frame', () => {
    expect(find(places([[10, 50]]), frameAbout(10, 50, 8))).toEqual([[0, 400, 300]]);
  });

  test('counts in device pixels', () => {
    expect(find(places([[10, 50]]), frameAbout(10, 50, 8, 2))).toEqual([[0, 800, 600]]);
  });

  test('leaves out what is beyond the frame and what is not to be drawn', () => {
    const fleet = places([
      [10, 50],
      [10, 50],
      [80, 50],
    ]);
    fleet.isDrawn[1] = 0;
    expect(find(fleet, frameAbout(10, 50, 8)).map(([vehicle]) => vehicle)).toEqual([0]);
  });

  test('draws vehicles on both sides of 180° side by side', () => {
    const found = find(
      places([
        [179.9, 0],
        [-179.9, 0],
      ]),
      frameAbout(180, 0, 8),
    );
    const [west, east] = [found.find(([vehicle]) => vehicle === 0), found.find(([vehicle]) => vehicle === 1)];
    expect(west?.[1]).toBeLessThan(400);
    expect(east?.[1]).toBeGreaterThan(400);
    expect((east?.[1] ?? 0) - (west?.[1] ?? 0)).toBeLessThan(50);
  });

  test('draws a vehicle as often as the world is shown', () => {
    // At zoom 1 the world is 512 pixels wide: a frame of 800 shows some meridians twice.
    expect(find(places([[-100, 20]]), frameAbout(180, 0, 1))).toHaveLength(2);
  });

  test('draws a vehicle whose map was panned around the world', () => {
    expect(find(places([[10, 50]]), frameAbout(10 + 720, 50, 8))).toEqual([[0, 400, 300]]);
  });
});
