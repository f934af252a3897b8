import { abstentionPhrases } from './abstention-phrases.ts';
import { compilePhrase } from './compile-phrase.ts';
import { findPhrase } from './find-phrase.ts';
import { sentencesOf } from './sentences-of.ts';
import { termsOf } from './terms-of.ts';

/**
 * The claims of an answer: its sentences, without marks of citations such as [1] or [hr/leave#sick-leave] and
 * without the targets of links.
 *
 * Left out is what claims nothing about the matter: questions, greetings and thanks, sentences that say that the answer
 * is not known (and then referrals such as "please contact HR" too), lines that name sources or lead in ("According to
 * the handbook:"), and sentences without a content word.
 */
export function claimsOf(text: string): string[] {
  const said = sentencesOf(text.replace(marker, '').replace(link, '$1'))
    .map((sentence) => sentence.text)
    .filter((claim) => termsOf(claim).length > 0 && !empty.some((pattern) => pattern.test(claim)));
  unknown ??= abstentionPhrases.map(compilePhrase);
  const phrases = unknown;
  const known = said.filter((claim) => findPhrase(claim, phrases) === null);
  return known.length === said.length ? known : known.filter((claim) => !referral.test(claim));
}

const marker = /\s?\[(?:\^?\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}|[\w.-]{1,80}[/#][\w./#-]{1,200})\](?!\()/g;

/** Where a link leads is no part of what is claimed. */
const link = /\[([^\][]{1,200})\]\([^()\s]{1,500}\)/g;

const empty: readonly RegExp[] = [
  /\?["'”’)*_]*$/,
  /^(?:hi|hello|hey|dear|thanks|thank you|good (?:morning|afternoon|evening)|best regards|kind regards)\b[^.:,\d]{0,40}[.!,]?$/i,
  /^(?:(?:good|great) question|you['’]re welcome|(?:happy|glad) to help|sure(?: thing)?|of course|certainly)[.!,]?$/i,
  /^(?:i hope (?:this|that) helps|let me know if|feel free to (?:ask|contact|reach))\b[^.:\d]{0,80}[.!]?$/i,
  /^(?:\*\*|__)?(?:sources?|see(?: also)?|citations?|references?)(?:\*\*|__)?\s?:/i,
  /^(?:here (?:is|are)|here['’]s|according to|based on|from)\b.{0,200}:$/i,
];
const referral =
  /^(?:please |you (?:can|may|could|should) )?(?:contact|ask|reach out to|check with|get in touch with|talk to|speak to|see) [^.]{0,100}\.?$/i;

/** Made when they are needed: a run may judge no claims. */
let unknown: readonly RegExp[] | undefined;
