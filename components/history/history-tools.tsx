'use client';

import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { ExportButton } from '../export/export-button';
import { RangePicker } from '../range/range-picker';
import type { Span } from '../range/range-presets';
import type { ChartMoves } from './chart-moves';
import classes from './history-tools.module.css';
import type { HistoryView } from './history-view';
import { SignalPicker } from './signal-picker';

type HistoryToolsProps = {
  vin: string;
  view: HistoryView;
  /** The past is shown as it was known: readings can stand nowhere but where they came. */
  isAsKnown: boolean;
  span: Span;
  now: number;
  show: (part: Partial<HistoryView>) => void;
  moves: ChartMoves;
};

const clockWords = {
  event: 'As it was: each reading stands at the time it was measured.',
  received: 'As we knew it: each reading stands at the time it reached Motorcade.',
};

/** What is shown, of which time, by which clock, and how. */
export function HistoryTools({ vin, view, isAsKnown, span, now, show, moves }: HistoryToolsProps) {
  const { signals, range, clock, shown, trip } = view;
  return (
    <div className={classes.tools}>
      <div className={classes.row}>
        <SignalPicker vin={vin} chosen={signals} onChange={(chosen) => show({ signals: chosen })} />
        <RangePicker
          range={range}
          now={now}
          linked={trip === null ? [] : [{ label: 'This trip', span: trip }]}
          onChange={(next) => show({ range: next })}
        />
        <div className={classes.buttons}>
          <Tooltip label="Zoom in">
            <ActionIcon variant="default" size="input-sm" aria-label="Zoom in" onClick={() => moves.scale(0.5)}>
              <IconZoomIn size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Zoom out">
            <ActionIcon variant="default" size="input-sm" aria-label="Zoom out" onClick={moves.zoomOut}>
              <IconZoomOut size={17} />
            </ActionIcon>
          </Tooltip>
          <ExportButton vin={vin} from={span.from} to={span.to} signals={signals} clock={clock} what="what is shown" />
        </div>
      </div>
      <div className={classes.row}>
        <SegmentedControl
          aria-label="How to show it"
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
          value={shown}
          onChange={(next) => show({ shown: next === 'table' ? 'table' : 'chart' })}
        />
        <SegmentedControl
          aria-label="By which clock"
          data={[
            { value: 'event', label: 'Measured' },
            { value: 'received', label: 'Received' },
          ]}
          value={clock}
          disabled={isAsKnown}
          onChange={(next) => show({ clock: next === 'received' ? 'received' : 'event' })}
        />
        <p className={classes.words}>
          {clockWords[clock]}
          {isAsKnown && ' The past is shown so.'}
        </p>
      </div>
    </div>
  );
}
