import type { Random } from '../../model/random.ts';

/** Polite words around the text: one of four greetings before it, one of four thanks after it. */
export function politeness(text: string, random: Random): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return text;
  const greeting = greetings[random.integer(0, greetings.length - 1)];
  const thanks = thankYous[random.integer(0, thankYous.length - 1)];
  return `${greeting} ${text.trim()} ${thanks}`;
}

const greetings = [
  'Hello, I hope you are well.',
  'Good morning! Could you please help me with this?',
  'Hi there, sorry to bother you.',
  'Dear team, I have a request.',
];

const thankYous = [
  'Thank you very much!',
  'Thanks a lot in advance.',
  'I would be very grateful.',
  'Many thanks and kind regards.',
];
