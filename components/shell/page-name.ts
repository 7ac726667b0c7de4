import { pages } from './page-list';

/** What a page of ours is called: its label, or the VIN it shows something of; a command has no name of its own. */
export function pageName(path: string): string {
  const { pathname } = new URL(path, 'http://page');
  const page = pages.find((listed) => listed.path === pathname);
  if (pathname.startsWith('/commands/')) return 'The command';
  return page?.label ?? decodeURIComponent(pathname.split('/')[2] ?? '');
}
