import { canonicalJson } from '../../model/json.ts';
import type { Subject } from '../../model/judge.ts';
import type { Part } from './fence.ts';
import { shownText } from './shown-text.ts';

/** What a model is shown besides the output: what was asked, in a conversation with all turns up to the one that is judged. */
export function askedParts({ input, output, turns = [] }: Subject): Part[] {
  if (turns.length > 1) {
    const key = canonicalJson([input, output]);
    const own = turns.findIndex((turn) => canonicalJson([turn.input, turn.output]) === key);
    const sofar = own === -1 ? turns : turns.slice(0, own + 1);
    return [
      {
        name: 'conversation',
        text: shownText(sofar.map((turn) => ({ user: turn.input, program: turn.output }))),
      },
    ];
  }
  return input === null ? [] : [{ name: 'input', text: shownText(input) }];
}

/** The same, and what the case expects where it says so. */
export function askedAndExpected(subject: Subject): Part[] {
  const { expected } = subject;
  const reference = expected === undefined ? [] : [{ name: 'reference', text: shownText(expected) }];
  return [...askedParts(subject), ...reference];
}
