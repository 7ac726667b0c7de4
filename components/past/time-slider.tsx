'use client';

import { Slider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { minutes } from '../../server/contract/duration';
import { formatClockMinute, formatLocalTime } from '../ui/format-time';
import { useZone } from '../ui/use-zone';
import { type Moment, wholeSecond } from './moment-address';
import { markedHours, sliderSpan } from './moments-near';
import { usePast } from './past-context';
import classes from './time-bar.module.css';

type TimeSliderProps = { moment: Moment | null; now: number };

/** So near its end the slider means now. */
const liveMs = minutes(1);

/** A day to slide through; its end, where that is now, is live. */
export function TimeSlider({ moment, now }: TimeSliderProps) {
  const { go, scrub, addressed } = usePast();
  const zone = useZone();
  const isSmall = useMediaQuery('(max-width: 48em)') ?? false;
  const span = sliderSpan(moment?.at ?? null, now, zone);
  const momentOf = (value: number): Moment => ({ at: wholeSecond(value), clock: moment?.clock ?? 'event' });
  const isNow = (value: number) => value > now - liveMs;
  return (
    <Slider
      className={classes.slider}
      size={4}
      thumbSize={18}
      color={moment === null ? 'teal' : 'pink'}
      thumbLabel="Moment to show"
      thumbValueText={(value) => (isNow(value) ? 'Live' : formatLocalTime(value))}
      label={(value) => (isNow(value) ? 'Live' : formatLocalTime(value))}
      min={span.from}
      max={span.to}
      step={minutes(1)}
      value={moment?.at ?? span.to}
      marks={markedHours(span, isSmall ? 6 : 3, zone).map((at) => ({ value: at, label: formatClockMinute(at, zone) }))}
      onChange={(value) => {
        if (isNow(value)) return;
        // The first move out of the present is one step Back.
        if (addressed === null) go(momentOf(value), 'move');
        else scrub(momentOf(value));
      }}
      onChangeEnd={(value) => go(isNow(value) ? null : momentOf(value), 'move')}
    />
  );
}
