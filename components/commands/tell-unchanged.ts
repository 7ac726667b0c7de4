import { notifications } from '@mantine/notifications';
import { isUnanswered } from '../data/request';
import { asSentence } from '../ui/as-sentence';

/** Says that a change was refused, and no more than that nobody knows where no answer says so. */
export function tellUnchanged(error: Error): void {
  const isUnknown = isUnanswered(error);
  notifications.show({
    color: 'red',
    title: isUnknown ? 'Whether it was changed is not known' : 'Nothing was changed',
    message: asSentence(error.message),
  });
}
