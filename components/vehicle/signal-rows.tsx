import { VehicleValue } from '../ui/vehicle-value';
import classes from './signal-rows.module.css';
import { isKnown, type TileProps } from './tile';

export type SignalLine = {
  label: string;
  signalId: string;
  /** Left out while nothing at all is known of it: most vehicles have no such thing. */
  isOptional?: boolean;
};

/** Labelled values of a tile, one a line. */
export function SignalRows({ state, lines }: Pick<TileProps, 'state'> & { lines: readonly SignalLine[] }) {
  const shown = lines.filter((line) => line.isOptional !== true || isKnown(state, line.signalId));
  return (
    <dl className={classes.rows}>
      {shown.map(({ label, signalId }) => (
        <div key={signalId} className={classes.row}>
          <dt>{label}</dt>
          <dd>
            <VehicleValue state={state} signalId={signalId} size="sm" isCompact />
          </dd>
        </div>
      ))}
    </dl>
  );
}
