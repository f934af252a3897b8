import { describeEarlyStop } from '../../../report/bench/describe-early-stop.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import type { FigureColumn } from './leaderboard-columns.ts';

/** What a reader must know before trusting the figures of the leaderboard. */
export function leaderboardNotes(
  { leaderboard, run }: PageData['report'],
  columns: readonly FigureColumn[],
): string[] {
  const figures = leaderboard.map((entry) => entry.figures);
  const stopEarly = run.bench?.stopEarly;
  const early = leaderboard.flatMap(({ agent, earlyStop }) =>
    stopEarly && earlyStop ? [`${agent}: ${describeEarlyStop(earlyStop, stopEarly)}`] : [],
  );
  const marked = columns.flatMap(({ title, of }) =>
    figures.flatMap((one) => {
      const note = of(one)?.note;
      return note === undefined ? [] : [`* ${title}: ${note} for an upper bound`];
    }),
  );
  return [
    ...new Set(marked),
    '[a, b]: where the true value lies with 95 % confidence',
    'bars: rates from 0 to 100 %, scores from 0 to 1, everything else from 0 to the greatest of the column',
    ...(leaderboard.some(({ among }) => among > 1 && among < leaderboard.length)
      ? ['ranks are among agents that share cases']
      : []),
    ...(leaderboard.some(({ rank }) => rank[0] !== rank[1])
      ? ['a range of ranks: the data cannot tell which is better']
      : []),
    ...(figures.some(({ latency }) => latency.censored > 0)
      ? ['≥: some trials ran out of time, the true value is at least this']
      : []),
    ...(figures.some(({ latency, trials }) => trials > 0 && latency.leftOut > 0)
      ? ['trials that failed without an answer are not in the latencies']
      : []),
    ...early,
  ];
}
