import { isJsonObject, isList, type Json } from '../../../../model/json.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { plural } from '../../../../report/show/plural.ts';
import { LongText } from '../value/long-text.tsx';
import { textOfValue } from '../value/text-of-value.ts';

/** The passages that a retrieval found, best first; what has another form is shown as it is. */
export function PassageList({ documents = null }: { readonly documents?: Json | undefined }) {
  const passages = isList(documents) ? documents : [documents];
  return (
    <>
      <h5>{plural(passages.length, 'passage')}</h5>
      <ol class="trace-passages">
        {passages.map((passage, index) => (
          <li key={index}>
            <Passage passage={passage} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Passage({ passage }: { readonly passage: Json }) {
  if (!isJsonObject(passage) || typeof passage['text'] !== 'string')
    return <LongText text={textOfValue(passage)} />;
  const { id, title, heading, score, text } = passage;
  const names = [title, heading].filter((name) => typeof name === 'string' && name !== '');
  return (
    <>
      <div class="trace-passage-head">
        <strong>{visibleText(names.join(' > '))}</strong>
        {typeof id === 'string' && <code>{visibleText(id)}</code>}
        {typeof score === 'number' && <span class="trace-faint">score {Number(score.toPrecision(3))}</span>}
      </div>
      <LongText text={text} />
    </>
  );
}
