/** Minutes that a sparkline spans: the whole ones of the last hour. */
export const sparkMinutes = 59;

/**
 * The outline of one column for each minute, as the `d` of an SVG path `sparkMinutes` wide and `height` high. Fewer
 * minutes stand at the right, so that all sparklines tell of the same hour; any count is at least a tenth high, for one
 * message in a busy hour is no nothing. Empty when nothing came.
 */
export function sparkPath(minutes: readonly number[], height: number): string {
  const counts = minutes.slice(-sparkMinutes);
  const most = Math.max(0, ...counts);
  if (most === 0) return '';
  const start = sparkMinutes - counts.length;
  const columns = counts.map((count) => {
    const rise = count === 0 ? 0 : Math.max(0.1, count / most) * height;
    return `V${Number((height - rise).toFixed(2))}h1`;
  });
  return `M${start} ${height}${columns.join('')}V${height}Z`;
}
