import { useId } from 'react';
import type { Wheel } from '../../server/contract/signals';
import classes from './car-outline.module.css';
import { hasTwinWheels } from './fitted-wheels';
import type { TireVerdict } from './tire-verdict';

export type DrawnWheel = { wheel: Wheel; verdict: TireVerdict; isStale: boolean };

type CarOutlineProps = { className?: string | undefined; wheels: readonly DrawnWheel[] };

const [tread, diameter] = [11, 30];
const upright = { width: tread, height: diameter };

/** Where each wheel is drawn; the spare lies across, behind the vehicle. */
const wheelPlaces: Record<Wheel, { x: number; y: number; width: number; height: number }> = {
  front_left: { x: 5, y: 28, ...upright },
  front_right: { x: 80, y: 28, ...upright },
  rear_left: { x: 5, y: 116, ...upright },
  rear_right: { x: 80, y: 116, ...upright },
  rear_left_outer: { x: -9, y: 116, ...upright },
  rear_right_outer: { x: 94, y: 116, ...upright },
  spare: { x: 33, y: 182, width: diameter, height: tread },
};

/** A vehicle from above, front up, with the wheels it has. Decorative: what is said of them stands beside it. */
export function CarOutline({ className, wheels }: CarOutlineProps) {
  const hatch = useId();
  const fitted = wheels.map(({ wheel }) => wheel);
  const isTwin = hasTwinWheels(fitted);
  const height = fitted.includes('spare') ? 196 : 176;
  return (
    <svg
      className={className}
      viewBox={isTwin ? `-14 0 124 ${height}` : `0 0 96 ${height}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      focusable="false"
    >
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className={classes.gap} d="M1.5 0v5" />
      </pattern>
      {wheels.map(({ wheel, verdict, isStale }) => (
        <g key={wheel}>
          <rect className={classes.wheel} data-verdict={verdict} {...wheelPlaces[wheel]} rx="4" />
          {isStale && <rect {...wheelPlaces[wheel]} rx="4" fill={`url(#${hatch})`} stroke="none" />}
        </g>
      ))}
      {isTwin ? <TruckBody /> : <CarBody />}
    </svg>
  );
}

function CarBody() {
  return (
    <>
      <path d="M22 24C26 10 36 5 48 5s22 5 26 19c3 12 3 24 3 36v70c0 12-1 22-4 30-3 7-12 11-25 11s-22-4-25-11c-3-8-4-18-4-30V60c0-12 0-24 3-36Z" />
      <path d="M27 66c5-8 12-11 21-11s16 3 21 11l-4 15c-5-2-11-3-17-3s-12 1-17 3Z" />
      <path d="M30 138c4 4 10 5 18 5s14-1 18-5l-3-11c-5 2-10 2-15 2s-10 0-15-2Z" />
      <path d="M27 70c-2 18-2 44 2 64M69 70c2 18 2 44-2 64" strokeOpacity=".7" />
      <path d="M30 20c3-4 6-6 10-7M66 20c-3-4-6-6-10-7" strokeOpacity=".7" />
    </>
  );
}

function TruckBody() {
  return (
    <>
      <path d="M20 60V20c0-9 6-15 15-15h26c9 0 15 6 15 15v40Z" />
      <path d="M25 31c3-9 11-13 23-13s20 4 23 13l-4 8c-5-2-11-3-19-3s-14 1-19 3Z" />
      <rect x="19" y="65" width="58" height="106" rx="4" />
      <path d="M29 75v86M48 75v86M67 75v86" strokeOpacity=".5" />
    </>
  );
}
