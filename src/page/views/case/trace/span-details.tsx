import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute } from '../../../../model/span.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { FailureBlock } from '../trial/failure-block.tsx';
import { describeState } from './describe-state.ts';
import { EventList } from './event-list.tsx';
import { FactValue } from './fact-value.tsx';
import { MessageLists } from './message-lists.tsx';
import { nameOfSpan } from './name-of-span.ts';
import { PassageList } from './passage-list.tsx';
import { otherAttributes, spanFacts } from './span-facts.ts';
import { SpanKind } from './span-kind.tsx';
import { SpanLink } from './span-link.tsx';

/** Everything that was recorded of a span. */
export function SpanDetails({ node }: { readonly node: SpanNode | null }) {
  if (!node)
    return (
      <div class="trace-details trace-hint">Select a span, by click or arrow keys, to see all of it.</div>
    );
  const { span } = node;
  const state = describeState(node);
  const others = Object.entries(otherAttributes(span));
  return (
    // What was asked to be shown whole of one span must not be whole of the next.
    <section class="trace-details" aria-label="Selected span" key={node.index}>
      <h4>
        <SpanKind name={span.name} /> <bdi>{nameOfSpan(span)}</bdi>{' '}
        {state !== '' && <span class={span.error ? 'trace-bad' : 'trace-faint'}>{visibleText(state)}</span>}
      </h4>
      {span.error && <FailureBlock failure={span.error} />}
      <dl class="trace-facts">
        {spanFacts(span).map(({ name, value }) => (
          <FactValue key={name} name={name} value={value} />
        ))}
        <Relatives node={node} />
      </dl>
      {span.attributes[attribute.documents] !== undefined && (
        <PassageList documents={span.attributes[attribute.documents]} />
      )}
      <MessageLists attributes={span.attributes} />
      {span.events.length > 0 && <EventList events={span.events} />}
      {others.length > 0 && (
        <>
          <h5>Other attributes</h5>
          <dl class="trace-facts trace-others">
            {others.map(([name, value]) => (
              <FactValue key={name} name={name} value={value} isJson />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** Where a span lies, and the attempts of a node: links to them. */
function Relatives({ node: { span, parent, children, isStray } }: { readonly node: SpanNode }) {
  const attempts = children.filter((child) => isNodeAttempt(child.span));
  return (
    <>
      {attempts.length > 0 && (
        <div>
          <dt>tries</dt>
          <dd>
            <ol class="trace-tries">
              {attempts.map((attempt) => (
                <li key={attempt.index}>
                  <SpanLink node={attempt} />
                </li>
              ))}
            </ol>
          </dd>
        </div>
      )}
      {(parent || isStray) && (
        <div>
          <dt>within</dt>
          <dd>{parent ? <SpanLink node={parent} /> : `span ${span.parent}, which was not recorded`}</dd>
        </div>
      )}
    </>
  );
}
