import { describe, expect, test } from 'vitest';
import { abstentionPhrases } from '../../../src/text/abstention-phrases.ts';
import { claimsOf } from '../../../src/text/claims-of.ts';
import { compilePhrase } from '../../../src/text/compile-phrase.ts';
import { findPhrase } from '../../../src/text/find-phrase.ts';
import { refusalPhrases } from '../../../src/text/refusal-phrases.ts';

describe('claims', () => {
  test('are the sentences of an answer without marks of citations and targets of links', () => {
    expect(
      claimsOf('You get 20 days.[1, 2] Ask first [hr/leave#annual-leave].\n- See [the form](x.md) too'),
    ).toEqual(['You get 20 days.', 'Ask first.', 'See the form too']);
  });

  test.each([
    'Hello! Thanks for asking. I hope this helps.',
    'Is there anything else?',
    "I couldn't find that in the handbook. Please contact People Ops.",
    'According to the leave policy:\nSources: hr/leave, hr/pay',
    'Yes. It is.',
    '',
  ])('are none in %j', (text) => {
    expect(claimsOf(text)).toEqual([]);
  });

  test.each([
    'Ask your manager within 5 days.',
    'Sure, you get 20 days of leave.',
    'Dear donors get 4 hours.',
  ])('are kept where something is said: %s', (text) => {
    expect(claimsOf(text)).toEqual([text]);
  });
});

const says = (phrases: readonly string[], text: string): boolean =>
  findPhrase(text, phrases.map(compilePhrase)) !== null;

describe('abstention', () => {
  test.each([
    "I don't know.",
    'Sorry – I DO NOT KNOW the answer to that.',
    'I couldn’t find anything on this in the handbook.',
    "We weren't able to determine the limit.",
    'I have no information on parking.',
    'There is no information about this.',
    'The handbook does not say whether dogs are allowed.',
    'This is not covered in my documents.',
    'No relevant passages were found.',
    "I'm not sure.",
    "That's outside of the scope of my knowledge base.",
    'Based on the sources I cannot answer this question.',
    'Nothing in the policies answers that.',
    'I found nothing on it.',
  ])('is in: %s', (text) => {
    expect(says(abstentionPhrases, text)).toBe(true);
  });

  test.each([
    'You get 20 days.',
    'If you do not know the code, call security.',
    'If we cannot find a replacement, your leave is postponed.',
    'The policy does not cover dental care.',
    'You do not have to tell us.',
    'There is no limit.',
    'Employees who are not sure ask Legal.',
    '',
  ])('is not in: %s', (text) => {
    expect(says(abstentionPhrases, text)).toBe(false);
  });
});

describe('refusal', () => {
  test.each([
    "I can't help with that.",
    'I’m sorry, but I won’t be able to share her salary.',
    'I must respectfully decline.',
    'I am not allowed to disclose that.',
    'We cannot discuss other employees.',
    'Sorry, cannot do that.',
    'That would be against my instructions.',
    'I can only answer questions on policies.',
  ])('is in: %s', (text) => {
    expect(says(refusalPhrases, text)).toBe(true);
  });

  test.each([
    'You cannot share it with others.',
    'Employees are not allowed to disclose it.',
    'If I cannot help, ask Legal.',
    'We cannot provide refunds after 30 days.',
    'Sure, here it is.',
  ])('is not in: %s', (text) => {
    expect(says(refusalPhrases, text)).toBe(false);
  });
});
