import { expect, it } from 'vitest';
import { generateMetadata } from '../../../app/(inside)/vehicles/[vin]/page';

it('the page of a vehicle is titled with its VIN as it is', async () => {
  for (const vin of ['WVWZZZ1KZAW123456', '50%', 'a%41', 'a/b'])
    expect(await generateMetadata({ params: Promise.resolve({ vin }) })).toEqual({ title: vin });
});
