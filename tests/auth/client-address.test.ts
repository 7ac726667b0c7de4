import { describe, expect, it } from 'vitest';
import { addressBlock } from '../../server/auth/client-address';

describe('a visitor’s address', () => {
  it('is itself in IPv4, in whatever clothes it comes', () => {
    expect(addressBlock('192.0.2.7')).toBe('192.0.2.7');
    expect(addressBlock('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressBlock('::ffff:c000:207')).toBe('192.0.2.7');
  });

  it('is its /64 in IPv6, however it is written', () => {
    const block = '2001:db8:1:2::/64';
    for (const address of [
      '2001:db8:1:2::1',
      '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff',
      '2001:db8:1:2:3::',
      '2001:db8:1:2::192.0.2.7',
    ])
      expect(addressBlock(address), address).toBe(block);
    expect(addressBlock('2001:db8:1:3::1')).not.toBe(block);
    expect(addressBlock('::1')).toBe('0:0:0:0::/64');
    expect(addressBlock('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});
