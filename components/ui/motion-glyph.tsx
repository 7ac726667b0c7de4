import { useId } from 'react';
import type { Motion } from '../../server/contract/motion';
import { markerShapes } from '../map/marker-shapes';
import classes from './motion-glyph.module.css';

/** The mark of what a vehicle is doing, the same shape as on the map. Decorative: the word stands beside it. */
export function MotionGlyph({ motion, size = 16 }: { motion: Motion; size?: number }) {
  const hatch = useId();
  const shape = markerShapes[motion];
  return (
    <svg
      className={classes.glyph}
      data-motion={motion}
      width={size}
      height={size}
      viewBox="-12.5 -12.5 25 25"
      aria-hidden="true"
      focusable="false"
    >
      {shape.isHatched && (
        <pattern id={hatch} width="4.4" height="4.4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="4.4" height="2" fill="currentColor" />
        </pattern>
      )}
      <path
        d={shape.body}
        fill={shape.isHatched ? `url(#${hatch})` : shape.isHollow ? 'none' : 'currentColor'}
        stroke={shape.isHatched || shape.isHollow ? 'currentColor' : 'none'}
        strokeWidth="2"
        strokeDasharray={shape.isHollow ? '3.4 3' : undefined}
      />
      {shape.cut && <path d={shape.cut} fill="var(--glyph-on)" fillRule="evenodd" />}
    </svg>
  );
}
