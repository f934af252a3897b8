import type { Judgement } from '../../../../model/judge.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { formatValue } from '../../../../report/show/format-value.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { LongText } from '../value/long-text.tsx';
import './judgement-list.css';

/** What every judge said, and why. */
export function JudgementList({ judgements }: { readonly judgements: readonly Judgement[] }) {
  return (
    <ul class="judgement-list">
      {judgements.map((judgement, index) => (
        <li key={index}>
          <Sign judgement={judgement} />
          <div>
            <p class="judgement-head">
              <strong>{visibleText(judgement.judge)}</strong>
              {judgement.label !== undefined && <span>{visibleText(judgement.label)}</span>}
              <span class="judgement-terms">{termsOf(judgement).join(' · ')}</span>
            </p>
            <LongText text={judgement.reason} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Sign({ judgement: { status } }: { readonly judgement: Judgement }) {
  if (status === 'unscored') return <StatusMark status="skipped" label="unscored" />;
  return <StatusMark status={status} />;
}

function termsOf(judgement: Judgement): string[] {
  const { status, turn, weight, required } = judgement;
  return [
    ...('score' in judgement ? [`score ${formatValue(judgement.score, 'score')}`] : [status]),
    ...(turn === undefined ? [] : [`turn ${turn}`]),
    ...(weight === undefined ? [] : [`weight ${weight}`]),
    ...(weight === undefined || required ? ['required'] : []),
  ];
}
