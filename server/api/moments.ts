import { historySpan } from '../contract/moment';
import { loadHistorySpan } from '../store/history-span';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** Of which moments there is a history. */
export function momentRoutes(app: ApiServer, { database }: Dependencies): void {
  app.get(
    '/api/moments',
    {
      config: { permission: 'history.read' },
      schema: {
        summary: 'From when to when there are readings, by event time',
        tags: ['past'],
        response: answers(historySpan),
      },
    },
    () => loadHistorySpan(database),
  );
}
