import { type Application, createMessageIds } from '../messages/encode';
import { createReporter } from '../messages/reporter';
import type { Voice } from './voice';

/** Of so many vehicles one remembers what it could tell nobody. */
const rememberingEvery = 12;

/** How vehicles speak to one application of High Mobility. A little less than half of them are moving. */
export function highMobilityVoice(application: Application): Voice {
  let nextId: (() => string) | undefined;
  return {
    eagerRate: application.version === 1 ? 0.43 : 0.13,
    // In V2 all that a vehicle has to say at one time is one message: a day of it is no flood.
    remembers: ({ index }) => application.version === 2 && index % rememberingEvery === 1,
    makeReporter: (vehicle, { epoch, startedAt, stretch, catchUpMs }) => {
      nextId ??= createMessageIds(startedAt);
      return createReporter({ vehicle, epoch, application, nextId, stretch, catchUpMs });
    },
  };
}
