'use client';

import { NativeSelect } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { keptStates, verdicts } from '../../server/contract/message';
import { useUpstreams } from '../data/queries';
import { VehicleFilter } from '../devices/vehicle-filter';
import { keptWords } from '../message/kept-words';
import { verdictWords } from '../message/verdict-words';
import { upstreamNames } from '../shell/upstream-words';
import { DraftField } from '../ui/draft-field';
import { FilterForm } from '../ui/filter-form';
import { TimeField } from '../ui/time-field';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import { DeviceFilter } from './device-filter';
import { allMessages, type MessageView } from './message-view';

type MessageFilterProps = {
  view: MessageView;
  show: ShowView<MessageView>;
};

/** What to look for: of whom, by which way, what became of it, and when. */
export function MessageFilter({ view, show }: MessageFilterProps) {
  const topicField = useRef<HTMLInputElement>(null);
  const { data: upstreams = [] } = useUpstreams();
  useShortcut('/', () => topicField.current?.focus());
  const nameOf = upstreamNames(upstreams);
  const listed = [...new Set([...upstreams.map(({ id }) => id), ...(view.upstream === '' ? [] : [view.upstream])])];
  return (
    <FilterForm label="Messages" view={view} all={allMessages} show={show} perRow={4}>
      <VehicleFilter vin={view.vin} onChange={(vin) => show({ vin })} />
      <DeviceFilter device={view.device} onChange={(device) => show({ device })} />
      <NativeSelect
        label="Source"
        value={view.upstream}
        onChange={(event) => show({ upstream: event.currentTarget.value })}
        data={[{ value: '', label: 'Any' }, ...listed.map((id) => ({ value: id, label: nameOf(id) }))]}
      />
      <NativeSelect
        label="Verdict"
        value={view.verdict}
        onChange={(event) => show({ verdict: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any' },
          ...verdicts.map((verdict) => ({ value: verdict, label: verdictWords[verdict].label })),
        ]}
      />
      <NativeSelect
        label="Since then"
        title="What has become of messages that were kept out, wholly or in part"
        value={view.state}
        onChange={(event) => show({ state: event.currentTarget.value })}
        data={[{ value: '', label: 'Any' }, ...keptStates.map((state) => ({ value: state, label: keptWords[state] }))]}
      />
      <DraftField
        ref={topicField}
        label="Part of the topic"
        placeholder="Any"
        maxLength={500}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={view.topic}
        onChange={(topic) => show({ topic }, 'replace')}
      />
      <TimeField label="Received from" at={view.from} onChange={(from) => show({ from })} />
      <TimeField label="Received before" at={view.to} onChange={(to) => show({ to })} />
    </FilterForm>
  );
}
