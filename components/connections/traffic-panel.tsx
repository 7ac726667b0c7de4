'use client';

import { useMemo } from 'react';
import type { Traffic } from '../../server/contract/connections';
import { useNow } from '../data/server-clock';
import { messagesPath } from '../messages/message-view';
import { AppLink } from '../shell/app-link';
import { formatNumber } from '../ui/format-value';
import { formatBytes } from './format-span';
import { Sparkline } from './sparkline';
import classes from './traffic.module.css';
import { perMinute, shareOver, type TrafficFigure, trafficFigures } from './traffic-figures';

/** Of what `perMinute` tells. */
const minuteMeans = 'In the last 60 seconds; of the minute before this one its share, as if it had come evenly';

type FigureProps = { upstream: string; figure: TrafficFigure; since: number; isOver: number };

function Figure({ upstream, figure, since, isOver }: FigureProps) {
  const { name, label, tone, counts, lastHour, minutes } = figure;
  const [minute, hour] = [formatNumber(perMinute(counts, isOver), 0), formatNumber(lastHour, 0)];
  return (
    <li data-none={lastHour === 0 || undefined}>
      <AppLink
        href={messagesPath({ upstream, verdict: name === 'received' ? '' : name, from: since })}
        prefetch={false}
        className={classes.figure}
        data-tone={tone}
        data-none={lastHour === 0 || undefined}
        aria-label={`${label}: ${minute} a minute, ${hour} in the last hour. Show them`}
      >
        <span className={classes.label}>{label}</span>
        <span className={classes.minute} title={minuteMeans}>
          {minute}
          <span className={classes.unit}>/min</span>
        </span>
        <Sparkline minutes={minutes} />
        <span className={classes.hour}>{hour} in 1 h</span>
      </AppLink>
    </li>
  );
}

/** What came in over an upstream in the last hour and what became of it; each figure leads to its messages. */
export function TrafficPanel({ upstream, traffic }: { upstream: string; traffic: Traffic }) {
  const figures = useMemo(() => trafficFigures(traffic), [traffic]);
  const isOver = shareOver(traffic, useNow(2_000));
  return (
    <div>
      <ul className={classes.figures} aria-label="Messages of the last hour">
        {figures.map((figure) => (
          <Figure key={figure.name} upstream={upstream} figure={figure} since={traffic.since} isOver={isOver} />
        ))}
      </ul>
      <p className={classes.bytes}>{formatBytes(perMinute(traffic.bytes, isOver))} a minute</p>
    </div>
  );
}
