'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFilter, IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { keptStates, verdicts } from '../../server/contract/message';
import { useUpstreams } from '../data/queries';
import { keptWords } from '../message/kept-words';
import { verdictWords } from '../message/verdict-words';
import { upstreamNames } from '../shell/upstream-words';
import { TimeField } from '../ui/time-field';
import { useDraft } from '../ui/use-draft';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import { DeviceFilter } from './device-filter';
import classes from './message-filter.module.css';
import { allMessages, conditionCount, type MessageView } from './message-view';
import { VehicleFilter } from './vehicle-filter';

type MessageFilterProps = {
  view: MessageView;
  show: ShowView<MessageView>;
};

/** What to look for. On a phone it is folded away until asked for. */
export function MessageFilter({ view, show }: MessageFilterProps) {
  const [isOpen, setIsOpen] = useState(false);
  const fieldsId = useId();
  const topicField = useRef<HTMLInputElement>(null);
  const { data: upstreams = [] } = useUpstreams();
  const topic = useDraft(view.topic, (text) => show({ topic: text }, 'replace'));
  useShortcut('/', () => topicField.current?.focus());
  const count = conditionCount(view);
  const nameOf = upstreamNames(upstreams);
  const listed = [...new Set([...upstreams.map(({ id }) => id), ...(view.upstream === '' ? [] : [view.upstream])])];
  return (
    <search aria-label="Messages">
      <Button
        className={classes.unfold}
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-expanded={isOpen}
        aria-controls={fieldsId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {count === 0 ? 'Look for…' : `Looking for ${count} ${count === 1 ? 'thing' : 'things'}`}
      </Button>
      <div id={fieldsId} className={classes.fields} data-open={isOpen || undefined}>
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
          data={[
            { value: '', label: 'Any' },
            ...keptStates.map((state) => ({ value: state, label: keptWords[state] })),
          ]}
        />
        <TextInput
          ref={topicField}
          label="Part of the topic"
          placeholder="Any"
          spellCheck={false}
          maxLength={500}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={topic.shown}
          onChange={(event) => topic.type(event.currentTarget.value)}
          onBlur={topic.leave}
          onKeyDown={(event) => event.key === 'Escape' && topic.type('')}
        />
        <TimeField label="Received from" at={view.from} onChange={(from) => show({ from })} />
        <TimeField label="Received before" at={view.to} onChange={(to) => show({ to })} />
        <Button
          className={classes.clear}
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={16} />}
          data-hidden={count === 0 || undefined}
          onClick={() => {
            topic.type('');
            show(allMessages);
          }}
        >
          Clear
        </Button>
      </div>
    </search>
  );
}
