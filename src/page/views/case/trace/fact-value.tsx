import type { Json } from '../../../../model/json.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { LongText } from '../value/long-text.tsx';
import { textOfValue } from '../value/text-of-value.ts';

/** Texts beyond this get a block of their own. */
const mostInLine = 80;

interface FactValueProps {
  readonly name: string;
  readonly value: Json;
  /** Show a text as JSON, too, with its quotes: nobody knows what it is. */
  readonly isJson?: boolean;
}

/** A name and its value: in a line where it is short, in a block where not. */
export function FactValue({ name, value, isJson = false }: FactValueProps) {
  const text = isJson ? JSON.stringify(value, null, 2) : textOfValue(value);
  const isShort = text.length <= mostInLine && !text.includes('\n');
  return (
    <div>
      <dt>{visibleText(name)}</dt>
      <dd class={isShort ? undefined : 'trace-block'}>
        {isShort ? <bdi>{visibleText(text)}</bdi> : <LongText text={text} />}
      </dd>
    </div>
  );
}
