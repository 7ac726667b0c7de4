import { createHash } from 'node:crypto';
import { createLive } from '../../components/data/live';
import { shownBy } from './live-rig';

/** What the browser process answers when it is asked. */
export type Shown = { phase: string; digest: string };

const url = process.argv[2] ?? '';
const browser = createLive({
  url,
  headers: { cookie: 'session=viewer', origin: url },
  schedule: (task) => setTimeout(task, 16),
  onSignedOut: () => process.exit(1),
});

const tell = () => {
  const digest = createHash('sha256')
    .update(JSON.stringify(shownBy(browser)))
    .digest('hex');
  process.send?.({ phase: browser.stream.current().phase, digest } satisfies Shown);
};

process.on('message', tell);
process.on('disconnect', () => process.exit(0));
browser.start();
