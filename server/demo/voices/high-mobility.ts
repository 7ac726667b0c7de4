import { type Application, createMessageIds } from '../messages/encode';
import { createReporter } from '../messages/reporter';
import type { Voice } from './voice';

/** How vehicles speak to one application of High Mobility. A little less than half of them are moving. */
export function highMobilityVoice(application: Application): Voice {
  let nextId: (() => string) | undefined;
  return {
    eagerRate: application.version === 1 ? 0.43 : 0.13,
    makeReporter: (vehicle, { epoch, startedAt, stretch, catchUpMs }) => {
      nextId ??= createMessageIds(startedAt);
      return createReporter({ vehicle, epoch, application, nextId, stretch, catchUpMs });
    },
  };
}
