import type { Subject, Verdict } from '../model/judge.ts';
import type { ReadSettings } from './read-settings.ts';
import { readText } from './read-text.ts';

/** What a text judge's `prepare` returns: `judge` is asked only where there is a text. */
export function onText(
  settings: ReadSettings,
  judge: (text: string) => Verdict,
): (subject: Subject) => Verdict {
  return (subject) => {
    const text = readText(subject, settings);
    return typeof text === 'string' ? judge(text) : text;
  };
}
