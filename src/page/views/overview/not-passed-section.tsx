import { useMemo } from 'preact/hooks';
import type { Status } from '../../../model/event.ts';
import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { describeStatus } from '../../../report/comment/describe-status.ts';
import type { PageCell } from '../../../report/html/page-data.ts';
import { plural } from '../../../report/show/plural.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { statusOfLetter } from '../../parts/status-of-letter.ts';
import { addressOf } from '../../route.ts';
import { type CaseNotPassed, casesNotPassed } from './cases-not-passed.ts';

const mostCases = 20;
const mostMarks = 20;

/** Every case that did not pass in every iteration: the first of them here, all of them in the view of cases. */
export function NotPassedSection({ cells }: { readonly cells: readonly PageCell[] }) {
  const cases = useMemo(() => casesNotPassed(cells), [cells]);
  if (cases.length === 0) return null;
  return (
    <section>
      <h2>
        {formatCount(cases.length)} of {plural(new Set(cells.map((cell) => cell.case)).size, 'case')} did not
        pass in every iteration
      </h2>
      <ul class="overview-cases">
        {cases.slice(0, mostCases).map((one) => (
          <NotPassed key={one.case} one={one} />
        ))}
      </ul>
      {cases.length > mostCases && <Rest cases={cases} />}
    </section>
  );
}

function NotPassed({ one: { case: name, cells } }: { readonly one: CaseNotPassed }) {
  return (
    <li>
      <a class="overview-case" href={addressOf('case', { case: name })}>
        {visibleText(name)}
      </a>
      {cells.map((cell) => (
        <a
          key={cell.agent}
          class="overview-cell"
          href={addressOf('case', { case: name, query: { trial: `${cell.agent}#${firstBad(cell)}` } })}
        >
          <Marks status={cell.status} /> {visibleText(cell.agent)}
          <small> {describeStatus(cell.status)}</small>
        </a>
      ))}
    </li>
  );
}

function Marks({ status }: Pick<PageCell, 'status'>) {
  const marks = [...status.slice(0, mostMarks)].map((letter) => statusOfLetter(letter));
  return (
    <span>
      {marks.map((mark, index) => mark && <StatusMark key={index} status={mark} label="" />)}
      {status.length > mostMarks && '…'}
    </span>
  );
}

function firstBad({ status, iterations }: PageCell): number {
  return iterations[status.search(/[fei]/)] ?? 1;
}

const letters = { f: 'failed', e: 'errored', i: 'invalid' } as const satisfies Readonly<
  Record<string, Status>
>;

function Rest({ cases }: { readonly cases: readonly CaseNotPassed[] }) {
  const groups = Object.entries(letters).flatMap(([letter, status]) => {
    const count = cases.filter(({ cells }) => cells.some((cell) => cell.status.includes(letter))).length;
    return count === 0 ? [] : [{ status, count }];
  });
  return (
    <p class="overview-tally">
      <span>and {formatCount(cases.length - mostCases)} more: all that are</span>
      {groups.map(({ status, count }) => (
        <a key={status} href={addressOf('cases', { query: { status } })}>
          <span class="overview-tally-text">
            {status} ({formatCount(count)})
          </span>
        </a>
      ))}
    </p>
  );
}
