import type { Drive, Step } from '../replay/drive';

/** A line of [latitude, longitude] points. */
export type PathLine = [number, number][];

/** The lines of a drive, as they are drawn: where it drove, and from where to where nobody knows how it went. */
export function pathLines(drive: Drive): { driven: PathLine[]; unknown: PathLine[] } {
  const lines = { driven: [] as PathLine[], unknown: [] as PathLine[] };
  const point = (index: number): [number, number] => [drive.latitude[index] ?? 0, drive.longitude[index] ?? 0];
  let before: Step | undefined;
  for (const [index, step] of drive.steps.entries()) {
    if (step === 'unknown') lines.unknown.push([point(index), point(index + 1)]);
    else if (before === undefined || before === 'unknown') lines.driven.push([point(index), point(index + 1)]);
    else lines.driven.at(-1)?.push(point(index + 1));
    before = step;
  }
  return lines;
}
