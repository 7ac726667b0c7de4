import { describe, expect, test } from 'vitest';
import { createViewEcho, roundView } from '../../../components/map/view-echo';

const at = (longitude: number) => ({ latitude: 50, longitude, zoom: 6 });

describe('createViewEcho', () => {
  test('knows its own views when they come back late', () => {
    const echo = createViewEcho();
    for (const longitude of [1, 2, 3]) echo.tell(at(longitude));
    expect([1, 2, 3].map((longitude) => echo.isEcho(at(longitude)))).toEqual([true, true, true]);
  });

  test('knows them when some were never told on', () => {
    const echo = createViewEcho();
    for (const longitude of [1, 2, 3]) echo.tell(at(longitude));
    expect(echo.isEcho(at(3))).toBe(true);
  });

  test('takes a view by the back button for what it is, though it was its own once', () => {
    const echo = createViewEcho();
    for (const longitude of [1, 2]) echo.tell(at(longitude));
    echo.isEcho(at(2));
    expect(echo.isEcho(at(1))).toBe(false);
  });
});

describe('roundView', () => {
  test('rounds to a metre and brings the longitude back into the world', () => {
    expect(roundView({ latitude: 50.123456789, longitude: 370.5, zoom: 6 })).toEqual({
      latitude: 50.12346,
      longitude: 10.5,
      zoom: 6,
    });
    expect(roundView(at(-190)).longitude).toBe(170);
  });
});
