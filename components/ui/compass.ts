const points = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;

/** The compass point a heading is nearest to. @param heading degrees clockwise from north, any turn */
export function compassPoint(heading: number): string {
  return points[Math.round((((heading % 360) + 360) % 360) / 45) % 8] ?? 'N';
}
