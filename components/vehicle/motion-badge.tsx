'use client';

import type { Motion } from '../../server/contract/motion';
import { useIsPast } from '../data/picture-context';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel, motionRule } from '../ui/motion-words';
import classes from './vehicle-head.module.css';

/** What the vehicle is doing, in a word. */
export function MotionBadge({ motion }: { motion: Motion }) {
  const isPast = useIsPast();
  return (
    <span className={classes.motion} data-motion={motion} title={motionRule(motion, isPast)}>
      <MotionGlyph motion={motion} size={16} />
      {motionLabel(motion, isPast)}
    </span>
  );
}
