import { useMemo } from 'react';
import { ewma } from '../platform/honest/schedules.js';

interface ProgressProps {
  readonly learner: string;
  readonly shares: readonly number[];
}

/** Share of right answers by session, smoothed; says so when there is nothing to show. */
export function ProgressDashboard({ learner, shares }: ProgressProps) {
  const smoothed = useMemo(() => ewma(shares, 0.3), [shares]);
  const latest = smoothed.at(-1);
  return (
    <section aria-label={`Progress of ${learner}`}>
      <h2>{learner}</h2>
      <p>{latest === undefined ? 'No session yet' : `${Math.round(latest * 100)} % right`}</p>
      <ol>
        {smoothed.map((share, index) => (
          <li key={index}>{share.toFixed(2)}</li>
        ))}
      </ol>
    </section>
  );
}
