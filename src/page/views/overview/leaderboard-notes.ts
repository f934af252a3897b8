import { describeEarlyStop } from '../../../report/bench/describe-early-stop.ts';
import type { PageData } from '../../../report/html/page-data.ts';

/** What a reader must know before trusting the figures of the leaderboard. */
export function leaderboardNotes({ leaderboard, run }: PageData['report']): string[] {
  const figures = leaderboard.map((entry) => entry.figures);
  const stopEarly = run.bench?.stopEarly;
  const early = leaderboard.flatMap(({ agent, earlyStop }) =>
    stopEarly && earlyStop ? [`${agent}: ${describeEarlyStop(earlyStop, stopEarly)}`] : [],
  );
  return [
    '[a, b]: where the true value lies with 95 % confidence',
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
