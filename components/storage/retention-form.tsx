'use client';

import { Button, Group, NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { type DataClass, type Retention, retentionProblem, type Storage } from '../../server/contract/storage';
import { useChangeRetention, useRetentionPreview } from '../data/storage-queries';
import { FormProblem } from '../people/form-problem';
import { classWords, keptWords } from './class-words';
import { RetentionEffect } from './retention-effect';

/** What is suggested to whoever has kept something for good. */
const usualDays = 400;

const retentionOf = ({ classes }: Storage): Retention => ({
  ...{ messages: null, readings: null, rollups: null, trips: null, audit: null },
  ...Object.fromEntries(classes.map((one) => [one.class, one.days])),
});

const isDayCount = (count: number | string): count is number =>
  typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 36_500;

type RetentionFormProps = { storage: Storage; edited: DataClass; onClose: () => void };

/** Asks for days, says what would go, and does it. */
export function RetentionForm({ storage, edited, onClose }: RetentionFormProps) {
  const retention = retentionOf(storage);
  const held = retention[edited];
  const [count, setCount] = useState<number | string>(held ?? usualDays);
  const [isForGood, setIsForGood] = useState(held === null);
  const days = isForGood ? null : isDayCount(count) ? count : undefined;
  const problem = days === undefined ? null : retentionProblem({ ...retention, [edited]: days });
  const isAsked = days !== undefined && days !== held && problem === null;
  const change = isAsked ? { class: edited, days } : null;
  const [asked] = useDebouncedValue(change, 250);
  const preview = useRetentionPreview(change === null || asked === null ? null : asked);
  // Of the number that stands in the field, and no other.
  const isKnown = change !== null && asked?.days === change.days && preview.data !== undefined;
  const save = useChangeRetention();
  const { label, rows } = classWords[edited];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change === null || !isKnown) return;
    save.mutate(change, {
      onSuccess: () => {
        notifications.show({ color: 'teal', message: `${label} are kept: ${keptWords(change.days).toLowerCase()}.` });
        onClose();
      },
    });
  };
  const isDropping = isKnown && (preview.data?.rows ?? 0) > 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={14}>
        <SegmentedControl
          aria-label="For how long"
          fullWidth
          value={isForGood ? 'forever' : 'days'}
          onChange={(value) => setIsForGood(value === 'forever')}
          data={[
            { value: 'days', label: 'So many days' },
            { value: 'forever', label: 'For good' },
          ]}
        />
        {!isForGood && (
          <NumberInput
            label="Days"
            data-autofocus
            min={1}
            max={36_500}
            allowDecimal={false}
            allowNegative={false}
            value={count}
            onChange={setCount}
            error={days === undefined ? 'A whole number of days, from 1 to 36,500' : problem}
          />
        )}
        <RetentionEffect
          rowWord={rows}
          isChange={isAsked}
          preview={isKnown ? preview.data : undefined}
          error={preview.error}
        />
        <FormProblem error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {held === null ? 'Keep for good' : `Leave at ${keptWords(held)}`}
          </Button>
          <Button type="submit" color={isDropping ? 'red' : undefined} loading={save.isPending} disabled={!isKnown}>
            {isDropping ? 'Drop the rest' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
