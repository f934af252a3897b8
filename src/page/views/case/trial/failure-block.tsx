import type { Failure } from '../../../../model/failure.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { LongText } from '../value/long-text.tsx';
import './failure-block.css';

/** What was thrown: its kind, its message, what caused it and where. */
export function FailureBlock({ failure: { kind, message, cause, at } }: { readonly failure: Failure }) {
  return (
    <div class="failure-block">
      <strong>{kind}</strong>
      <LongText text={message} />
      {cause !== undefined && (
        <>
          <span class="failure-label">caused by</span>
          <LongText text={cause} />
        </>
      )}
      {at !== undefined && (
        <>
          <span class="failure-label">at</span>
          <code>{visibleText(at)}</code>
        </>
      )}
    </div>
  );
}
