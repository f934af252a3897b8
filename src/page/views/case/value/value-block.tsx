import type { Json } from '../../../../model/json.ts';
import { CopyButton } from './copy-button.tsx';
import { LongText } from './long-text.tsx';
import { textOfValue } from './text-of-value.ts';
import './value-block.css';

interface ValueBlockProps {
  readonly title: string;
  readonly value: Json;
}

/** A value under its title, to be read and to be copied. */
export function ValueBlock({ title, value }: ValueBlockProps) {
  return (
    <section class="value-block">
      <h4>
        {title} <CopyButton what={title.toLowerCase()} text={() => textOfValue(value)} />
      </h4>
      <div class="value-frame">
        {value === null ? (
          <span class="value-none">null: none was given</span>
        ) : (
          <LongText text={textOfValue(value)} />
        )}
      </div>
    </section>
  );
}
