import { afterEach, beforeEach, vi } from 'vitest';

// An error nobody expected on the console is a failure: it is how React, Leaflet and Node say that something is wrong.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    throw new Error(`console.error was called: ${words.map(String).join(' ')}`);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});
