'use client';

import { Kbd, Modal } from '@mantine/core';
import { useShortcut } from '../ui/use-shortcut';
import classes from './shortcut-sheet.module.css';
import { closeShortcutSheet, openShortcutSheet, useIsShortcutSheetOpen } from './shortcut-store';
import { shortcuts } from './shortcuts';

/** Every key that does something, under `?`. */
export function ShortcutSheet() {
  const isOpen = useIsShortcutSheetOpen();
  useShortcut('?', openShortcutSheet);
  return (
    <Modal opened={isOpen} onClose={closeShortcutSheet} title="Keyboard shortcuts" centered>
      <dl className={classes.list}>
        {shortcuts.map(({ keys, what }) => (
          <div key={what} className={classes.row}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
