'use client';

import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { StoredMessage } from '../../server/contract/http';
import { CopyText } from '../ui/copy-text';
import { formatNumber } from '../ui/format-value';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { findValue } from './find-value';
import { jsonPlaces, jsonTokens } from './json-text';
import { MarkedText } from './marked-text';
import { MessageSection } from './message-section';
import { payloadViews } from './payload-views';
import classes from './raw-payload.module.css';

/** What is said where the value asked for cannot be pointed at. */
function unmarkedNote(label: string, isRead: boolean): string {
  return isRead
    ? `${label} does not stand in it in so many words: it was worked out from what does`
    : `Today’s decoder reads no ${label} in it`;
}

/** The payload: indented without touching a value, or exactly as it came. The value asked for is marked. */
export function RawPayload({ message }: { message: StoredMessage }) {
  const [isExact, setIsExact] = useState(false);
  const { signal } = useMessageLink();
  const label = useSignalOf()(signal ?? '').label;
  const { exact, indented, note } = useMemo(() => payloadViews(message), [message]);
  const text = isExact || indented === null ? exact : indented;
  const places = useMemo(() => jsonPlaces((message.isText && jsonTokens(text)) || []), [message.isText, text]);
  const asked = useMemo(() => message.readings.filter((reading) => reading.signal === signal), [message, signal]);
  const marks = useMemo(() => asked.flatMap((reading) => findValue(places, reading)), [asked, places]);
  return (
    <MessageSection
      heading="As it came"
      aria-label="The payload as it came"
      className={classes.raw}
      data-marked={marks.length > 0 || undefined}
      remark={`${formatNumber(message.bytes, 0)} bytes`}
      tools={
        <>
          {message.isText && <CopyText text={message.payload} what="payload" />}
          <Tooltip label="Download its bytes">
            <ActionIcon
              component="a"
              href={`/api/messages/${encodeURIComponent(message.reference)}/raw`}
              download={`message-${message.reference}.bin`}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label="Download its bytes"
            >
              <IconDownload size={15} />
            </ActionIcon>
          </Tooltip>
          {indented !== null && (
            <SegmentedControl
              size="xs"
              aria-label="How the payload is shown"
              value={isExact ? 'exact' : 'indented'}
              onChange={(how) => setIsExact(how === 'exact')}
              data={[
                { value: 'indented', label: 'Indented' },
                { value: 'exact', label: 'Exact' },
              ]}
            />
          )}
        </>
      }
    >
      {note && <p className={classes.note}>{note}</p>}
      {signal !== null && (
        <p className={marks.length === 0 ? classes.note : 'sr-only'} role="status">
          {marks.length === 0 ? unmarkedNote(label, asked.length > 0) : `${label} is marked in the payload`}
        </p>
      )}
      <MarkedText text={text} marks={marks} isHex={!message.isText} />
    </MessageSection>
  );
}
