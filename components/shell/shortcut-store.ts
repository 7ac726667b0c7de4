'use client';

import { createOpenStore } from './open-store';

const store = createOpenStore();
export const openShortcutSheet = store.open;
export const closeShortcutSheet = store.close;
export const useIsShortcutSheetOpen = store.useIsOpen;
