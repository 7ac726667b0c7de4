'use client';

import type { RedecodePreview as Preview } from '../../server/contract/quarantine';
import { VerdictBadge } from '../message/verdict-badge';
import { formatNumber, formatValue, writeOut } from '../ui/format-value';
import { TextButton } from '../ui/text-button';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { previewWords } from './group-words';
import classes from './redecode-preview.module.css';

/** So many values of an example are named. */
const shown = 8;

function Example({ example }: { example: Preview['examples'][number] }) {
  const { open } = useMessageLink();
  const signalOf = useSignalOf();
  const preferences = useUnitPreferences();
  const { reference, vin, verdict, readings, refusals } = example;
  const more = readings.length - shown;
  return (
    <li className={classes.example}>
      <TextButton onClick={() => open(reference)}>{vin ?? `Message ${reference}`}</TextButton>
      <VerdictBadge verdict={verdict} />
      <p>
        {readings.length === 0 && <span className={classes.dimmed}>No value would be read.</span>}
        {readings.slice(0, shown).map((reading, place) => {
          const signal = signalOf(reading.signal);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message may say the same of one moment twice
            <span key={`${reading.signal} ${place}`} className={classes.read}>
              {signal.label} <strong>{writeOut(formatValue(reading.value, signal, preferences))}</strong>
            </span>
          );
        })}
        {more > 0 && <span className={classes.dimmed}>and {more} more</span>}
      </p>
      {refusals.map(({ field, reason, detail }) => (
        <p key={`${field} ${reason}`} className={classes.dimmed}>
          Still refused: <code>{field}</code> {detail}
        </p>
      ))}
    </li>
  );
}

/** What today’s decoder would make of a group: how many of what, and some in full. */
export function RedecodePreview({ preview }: { preview: Preview }) {
  const { looked, examples } = preview;
  return (
    <section className={classes.preview} aria-label="Preview">
      <p role="status">
        {looked === 0
          ? 'Nothing of it is left to look at.'
          : `By today’s decoder, of the newest ${looked === 1 ? 'message' : formatNumber(looked, 0)}. Nothing has been changed.`}
      </p>
      <ul className={classes.outcomes}>
        {previewWords(preview).map(({ verdict, count, outcome }) => (
          <li key={verdict}>
            <strong>{formatNumber(count, 0)}</strong> {outcome}
          </li>
        ))}
      </ul>
      <ul className={classes.examples} aria-label="Examples">
        {examples.map((example) => (
          <Example key={example.reference} example={example} />
        ))}
      </ul>
    </section>
  );
}
