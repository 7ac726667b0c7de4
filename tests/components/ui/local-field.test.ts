import { describe, expect, it } from 'vitest';
import { fromLocalField, toLocalField } from '../../../components/ui/local-field';

describe('a field for a time', () => {
  it('speaks the reader’s own clock, to the second', () => {
    const at = new Date(2026, 10, 20, 14, 3, 22).getTime();
    expect(toLocalField(at)).toBe('2026-11-20T14:03:22');
    expect(fromLocalField('2026-11-20T14:03:22')).toBe(at);
    expect(fromLocalField('2026-11-20T14:03')).toBe(at - 22_000);
  });

  it('may be empty, or half filled in', () => {
    expect(toLocalField(null)).toBe('');
    expect(fromLocalField('')).toBeNull();
    expect(fromLocalField('soon')).toBeNull();
  });

  it('speaks the zone that is named', () => {
    const at = Date.UTC(2026, 2, 29, 1, 30);
    expect(toLocalField(at, 'Europe/Berlin')).toBe('2026-03-29T03:30:00');
    expect(fromLocalField('2026-03-29 03:30:00', 'Europe/Berlin')).toBe(at);
  });
});
