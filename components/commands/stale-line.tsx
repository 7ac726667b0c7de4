import { asSentence } from '../ui/as-sentence';
import { formatClock } from '../ui/format-time';
import { NoticeLine } from './notice-line';

type StaleLineProps = {
  /** The question whose answer is shown. `dataUpdatedAt`: epoch milliseconds; 0 where there was none yet. */
  question: { error: Error | null; dataUpdatedAt: number };
};

/** Says that what is shown is of a moment ago, and why; nothing where it is not. */
export function StaleLine({ question: { error, dataUpdatedAt } }: StaleLineProps) {
  if (error === null) return null;
  return (
    <div role="status">
      <NoticeLine tone="doubt">
        {dataUpdatedAt > 0 && `As of ${formatClock(dataUpdatedAt)}: `}
        {asSentence(error.message)}
      </NoticeLine>
    </div>
  );
}
