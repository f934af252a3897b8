import type { Json } from '../../../../model/json.ts';
import { DifferenceBlock } from '../difference/difference-block.tsx';
import { CopyButton } from '../value/copy-button.tsx';
import { textOfValue } from '../value/text-of-value.ts';
import { ValueBlock } from '../value/value-block.tsx';

interface OutputBlockProps {
  readonly output: Json;
  /** undefined: the case expects nothing in particular. */
  readonly expected: Json | undefined;
}

/** What an agent gave: as it is, or, where the case says what it expects, by what differs from that. */
export function OutputBlock({ output, expected }: OutputBlockProps) {
  if (expected === undefined || output === null) {
    return (
      <>
        {expected !== undefined && <ValueBlock title="Expected" value={expected} />}
        <ValueBlock title="Output" value={output} />
      </>
    );
  }
  return (
    <section class="value-block">
      <h4>
        Expected and output <CopyButton what="output" text={() => textOfValue(output)} />
      </h4>
      <div class="value-frame">
        <DifferenceBlock first={expected} second={output} names={['expected', 'output']} />
      </div>
      <details class="trial-whole">
        <summary>Expected and output as they are</summary>
        <div class="trial-pair">
          <ValueBlock title="Expected" value={expected} />
          <ValueBlock title="Output" value={output} />
        </div>
      </details>
    </section>
  );
}
