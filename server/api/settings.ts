import { mapSettings } from '../contract/http';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** What a browser must know before it draws. */
export function settingRoutes(app: ApiServer, dependencies: Dependencies): void {
  app.get(
    '/api/settings/map',
    {
      config: { permission: 'fleet.read' },
      schema: { summary: 'Where map tiles come from', tags: ['settings'], response: answers(mapSettings) },
    },
    async () => dependencies.mapSettings,
  );
}
