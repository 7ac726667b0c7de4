import classes from './car-outline.module.css';
import type { TireVerdict } from './tire-verdict';

type CarOutlineProps = {
  className?: string | undefined;
  /** What was found of the wheels: front left, front right, rear left, rear right. */
  verdicts: readonly TireVerdict[];
};

/** Where the wheels are drawn, in the order of the verdicts. */
const wheelPlaces = [
  { x: 5, y: 28 },
  { x: 80, y: 28 },
  { x: 5, y: 116 },
  { x: 80, y: 116 },
] as const;

/** A vehicle from above, front up. Decorative: what is said of its parts stands beside it. */
export function CarOutline({ className, verdicts }: CarOutlineProps) {
  return (
    <svg
      className={className}
      viewBox="0 0 96 176"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      focusable="false"
    >
      {wheelPlaces.map(({ x, y }, wheel) => (
        <rect
          key={`${x} ${y}`}
          className={classes.wheel}
          data-verdict={verdicts[wheel]}
          x={x}
          y={y}
          width="11"
          height="30"
          rx="4"
        />
      ))}
      <path d="M22 24C26 10 36 5 48 5s22 5 26 19c3 12 3 24 3 36v70c0 12-1 22-4 30-3 7-12 11-25 11s-22-4-25-11c-3-8-4-18-4-30V60c0-12 0-24 3-36Z" />
      <path d="M27 66c5-8 12-11 21-11s16 3 21 11l-4 15c-5-2-11-3-17-3s-12 1-17 3Z" />
      <path d="M30 138c4 4 10 5 18 5s14-1 18-5l-3-11c-5 2-10 2-15 2s-10 0-15-2Z" />
      <path d="M27 70c-2 18-2 44 2 64M69 70c2 18 2 44-2 64" strokeOpacity=".7" />
      <path d="M30 20c3-4 6-6 10-7M66 20c-3-4-6-6-10-7" strokeOpacity=".7" />
    </svg>
  );
}
