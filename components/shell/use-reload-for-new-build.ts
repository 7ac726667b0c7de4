'use client';

import { useContext, useEffect } from 'react';
import { LiveContext } from '../data/live-context';
import { unlessRefused } from '../ui/unless-refused';
import { wantsReload } from './new-build';

const keptName = 'motorcade.reloaded-at';

/** Whether the page may be loaded anew now; says so once. Never where the browser keeps nothing: that could go on. */
function takeReload(error: Error): boolean {
  const take = () => {
    if (!wantsReload(error, window.sessionStorage.getItem(keptName), Date.now())) return false;
    window.sessionStorage.setItem(keptName, String(Date.now()));
    return true;
  };
  return unlessRefused(take, false);
}

/** Loads the page anew when a new build has replaced its files; once, and not before the server is there. */
export function useReloadForNewBuild(error: Error) {
  // Pages outside the shell have no stream to ask.
  const stream = useContext(LiveContext)?.stream;
  useEffect(() => {
    const reload = () => {
      if (stream?.current().phase === 'offline') return;
      if (takeReload(error)) window.location.reload();
    };
    reload();
    return stream?.subscribe(reload);
  }, [error, stream]);
}
