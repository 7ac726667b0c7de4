'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { requestFile } from '../data/request';
import { saveContents } from '../data/save-file';
import { asSentence } from '../ui/as-sentence';

type SaveListProps = {
  /** Where the server tells the list as a file. */
  path: string;
  /** The file. */
  name: string;
};

/** Saves a list as a file. It is fetched first: what the browser saves by itself cannot say why it failed. */
export function SaveList({ path, name }: SaveListProps) {
  const save = useMutation({
    mutationFn: async () => saveContents(await requestFile(path), name),
    onError: ({ message }) =>
      notifications.show({ color: 'red', title: 'Nothing was saved', message: asSentence(message) }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      Export
    </Button>
  );
}
