import { notifications } from '@mantine/notifications';

const shownMs = 20_000;

/** Says that what was sent had been sent before, so that nobody takes what they see for a second one. */
export function tellRepeated(): void {
  notifications.show({
    color: 'blue',
    title: 'You had sent this already',
    message: 'This is what became of it; nothing was sent a second time.',
    autoClose: shownMs,
  });
}
