import { didYouMean } from '../../../model/did-you-mean.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { addressOf } from '../../route.ts';
import type { ViewProps } from '../../view-props.ts';
import { CaseBody } from './case-body.tsx';

/** One case: what was asked, what came out of every trial, and why it passed or not. */
export function CaseView({ data, source, route }: ViewProps) {
  const caseKey = route.case ?? '';
  const cells = data.cells.filter((cell) => cell.case === caseKey);
  if (cells.length === 0) return <NoSuchCase caseKey={caseKey} keys={data.cells.map((cell) => cell.case)} />;
  return <CaseBody key={caseKey} data={data} source={source} route={route} cells={cells} />;
}

function NoSuchCase({ caseKey, keys }: { readonly caseKey: string; readonly keys: readonly string[] }) {
  const meant = didYouMean(caseKey, new Set(keys));
  return (
    <>
      <h2>No such case</h2>
      <p>
        This run has no trials of a case named <strong>{visibleText(caseKey)}</strong>.
        {meant !== null && (
          <>
            {' '}
            Did you mean <a href={addressOf('case', { case: meant })}>{visibleText(meant)}</a>?
          </>
        )}{' '}
        <a href={addressOf('cases')}>All cases</a>
      </p>
    </>
  );
}
