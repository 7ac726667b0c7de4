import type { Span } from '../range/range-presets';

/** How something is drawn: what was known or done, what was at rest, what is missing, what needs a look. */
export type TimelineTone = 'active' | 'rest' | 'told' | 'missing' | 'late' | 'refused' | 'alert' | 'change';

/** Something that happened to a vehicle, over a while or at once (`to` is `from`). */
export type TimelineItem = {
  from: number;
  to: number;
  tone: TimelineTone;
  what: string;
  /** More of it, in a sentence; empty where there is none. */
  detail: string;
  /** Who did or told it. */
  who: string | null;
  /** Where a press leads. */
  leadsTo:
    | { kind: 'replay'; span: Span }
    | { kind: 'message'; reference: string }
    | { kind: 'command'; id: string }
    | null;
};

/**
 * A row of the timeline. `denied` says why nothing is shown to this reader. What overlaps lies in lanes where it
 * `isStacked`; elsewhere nothing does, or what does is a crowd.
 */
export type TimelineRow = {
  id: string;
  label: string;
  items: TimelineItem[];
  denied: string | null;
  isStacked?: boolean;
};

/** Something that happened, of which no more is told than what is given. */
export const timelineItem = (
  told: Pick<TimelineItem, 'from' | 'to' | 'tone' | 'what'> & Partial<TimelineItem>,
): TimelineItem => ({
  detail: '',
  who: null,
  leadsTo: null,
  ...told,
});
