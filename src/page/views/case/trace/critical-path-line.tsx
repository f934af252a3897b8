import { formatDuration } from '../../../../model/duration.ts';
import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute } from '../../../../model/span.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { plural } from '../../../../report/show/plural.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { addressOfSpan } from './address-of-span.ts';
import type { PathStep } from './critical-path.ts';
import { nameOfSpan } from './name-of-span.ts';
import { shortenPath } from './shorten-path.ts';

const meaning =
  'The chain of spans that determined the end: from the last end backwards, each time what ended last before. Times are those in which the span itself, and nothing inside it, was what had to be waited for.';

/** The critical path in one sentence, each step a link to its span. */
export function CriticalPathLine({ path }: { readonly path: readonly PathStep[] }) {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) return <p class="trace-path">No time passed, so that there is no critical path.</p>;
  return (
    <p class="trace-path">
      <strong title={meaning}>critical path {formatDuration(last.endMs - first.startMs)}</strong>
      {': '}
      {shortenPath(path).map((named, index) => (
        <span key={index}>
          {index > 0 && <span class="trace-faint"> → </span>}
          {'left' in named ? (
            <span class="trace-faint">{plural(named.left, 'short step')}</span>
          ) : (
            <StepName node={named.step.node} />
          )}{' '}
          {formatDuration(named.lastedMs)}
        </span>
      ))}
    </p>
  );
}

function StepName({ node }: { readonly node: SpanNode | null }) {
  if (!node) return <span class="trace-faint">no span</span>;
  return <a href={addressOfSpan(location.hash, node.span.id)}>{nameOf(node)}</a>;
}

function nameOf({ span, children }: SpanNode): string {
  if (span.attributes[attribute.nodeAttempt] === 1) return visibleText(span.label);
  const isTried = children.some((child) => isNodeAttempt(child.span));
  return isTried ? `${visibleText(span.label)}, between attempts` : nameOfSpan(span);
}
