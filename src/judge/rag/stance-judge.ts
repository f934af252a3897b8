import * as z from 'zod';
import type { JsonObject } from '../../model/json.ts';
import type { Judge, SettingProblem } from '../../model/judge.ts';
import { compilePhrase } from '../../text/compile-phrase.ts';
import { findPhrase } from '../../text/find-phrase.ts';
import { spokenWords } from '../../text/spoken-words.ts';
import { defineJudge } from '../define-judge.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';
import { readAnswer } from './read-answer.ts';

/** What tells apart the judges that ask which stance an answer takes. */
interface Stance extends Pick<Judge, 'name' | 'family' | 'summary' | 'examples'> {
  /** `abstains`, as reasons say it of the answer. */
  readonly verb: string;
  /** What the answer says of itself in a field; undefined where it does not tell, and its words decide. */
  readonly told: (answer: JsonObject) => { readonly field: string; readonly value: boolean } | undefined;
  readonly phrases: readonly string[];
}

/** A judge that asks whether an answer takes a stance: what it says of itself decides, or else its words. */
export function stanceJudge({ verb, told, phrases: builtin, ...judge }: Stance): Judge {
  return defineJudge({
    ...judge,
    settings: z.lazy(() =>
      z.strictObject({
        phrases: z
          .array(z.string())
          .min(1, 'An empty list adds nothing.')
          .optional()
          .describe(
            'more wordings that say so, beside the built-in English ones; case and marks do not count',
          ),
        ...readSettings,
        at: readSettings.at.describe('JSON Pointer to the text, or to the object with `text` that is judged'),
      }),
    ),
    check: ({ phrases = [] }) => phrases.flatMap((phrase, index) => wordless(phrase, index)),
    prepare: ({ phrases = [], ...read }) => {
      const patterns = [...builtin, ...phrases.map(spokenWords)].map(compilePhrase);
      return (subject) => {
        const { text, fields } = readAnswer(subject, read);
        const field = told(fields);
        if (field) {
          const fact = `${field.field} is ${field.value}`;
          return field.value ? passed(fact) : failed(fact);
        }
        if (typeof text !== 'string') return text;
        if (text.trim() === '') return nothingToJudge('there is no text to judge: it is empty');
        const sentence = findPhrase(text, patterns);
        return sentence === null
          ? failed(`no phrase says that it ${verb}: ${showValue(text)}`)
          : passed(`${verb}: ${showValue(sentence)}`);
      };
    },
  });
}

function wordless(phrase: string, index: number): readonly SettingProblem[] {
  if (spokenWords(phrase).trim() !== '') return [];
  return [
    {
      path: ['phrases', index],
      severity: 'error',
      code: 'bad-value',
      message: `The phrase ${showValue(phrase, 60)} has no word in it.`,
      why: 'Only words are compared, so it would be found in any text or in none.',
      fix: 'Write the words that the answer should have, or leave it out.',
    },
  ];
}
