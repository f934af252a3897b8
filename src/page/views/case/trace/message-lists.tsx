import type { JsonObject } from '../../../../model/json.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { LongText } from '../value/long-text.tsx';
import { textOfValue } from '../value/text-of-value.ts';
import { messageAttributes } from './message-attributes.ts';
import { readMessages } from './read-messages.ts';

/** What was said to a model and what it said, as far as it was recorded. */
export function MessageLists({ attributes }: { readonly attributes: JsonObject }) {
  return (
    <>
      {messageAttributes.map(({ key, name }) => {
        const value = attributes[key];
        if (value === undefined) return null;
        return (
          <div key={key}>
            <h5>{name}</h5>
            <ol class="trace-messages">
              {readMessages(value).map(({ role, content }, index) => (
                <li key={index}>
                  {role !== null && <strong>{visibleText(role)}</strong>}
                  <LongText text={textOfValue(content)} />
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </>
  );
}
