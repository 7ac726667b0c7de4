import { IconCircleDotted, IconEyeOff } from '@tabler/icons-react';
import type { Absence, Availability } from '../../server/contract/reading';
import { useIsPast } from '../data/picture-context';
import { missingWords } from './absence-words';
import { formatLocalTime } from './format-time';
import classes from './missing.module.css';

type MissingProps = { absence: Absence | undefined; availability?: Availability | undefined; isCompact?: boolean };

/** Stands where a value would: why there is none, in words. Never a zero, never a blank. */
export function Missing({ absence, availability, isCompact = false }: MissingProps) {
  const { headline, short, detail, at } = missingWords(absence, availability, useIsPast());
  const Icon = absence === undefined ? IconCircleDotted : IconEyeOff;
  const since = at === null ? null : `Reported ${formatLocalTime(at)}`;
  const more = [detail, since].filter((text) => text !== null);
  return (
    <div
      className={classes.missing}
      data-compact={isCompact || undefined}
      title={isCompact ? [headline, ...more].join(' · ') : undefined}
    >
      <Icon size={14} className={classes.icon} aria-hidden="true" />
      <span>
        <span className={classes.headline}>{isCompact ? short : headline}</span>
        {!isCompact &&
          more.map((text) => (
            <span key={text} className={classes.detail}>
              {text}
            </span>
          ))}
      </span>
    </div>
  );
}
