import type { RetrievedPassage } from '../../../model/retrieval.ts';
import { findPersonalData } from '../../../text/find-personal-data.ts';
import { type PassageSentence, passageSentences } from './passage-sentences.ts';
import { speaksToBot } from './speaks-to-bot.ts';

/**
 * The sentences of a passage that may be repeated, where they stand: none that speaks to the bot, and none with somebody's
 * personal data. Addresses of teams and roles may be told; that is what they are for.
 */
export function quotableSentences({ text }: RetrievedPassage): readonly PassageSentence[] {
  const isList = findPersonalData(text, unmistakable).length > 0;
  return passageSentences(text).filter(
    ({ text: sentence }) =>
      !imprint.test(sentence) && !speaksToBot(sentence) && !hasPersonalData(sentence, isList),
  );
}

/** When a page was looked over is no rule. */
const imprint = /^\(?(?:last )?(?:reviewed|updated|modified|edited|changed|checked)\b.{0,40}$/i;

const unmistakable = ['iban', 'card', 'ssn'] as const;

/** @param isList - the passage lists data of persons: then its phone numbers are theirs, and not those of a help desk */
export function hasPersonalData(sentence: string, isList = false): boolean {
  return findPersonalData(sentence).some(({ kind, text }) => {
    if (kind === 'phone') return isList;
    if (kind === 'email') return isOfPerson(text);
    return kind !== 'ip';
  });
}

/** "jane.doe@…", but not "travel.desk@…". */
function isOfPerson(address: string): boolean {
  const [name = ''] = address.split('@');
  return /^[a-z]{2,}[._][a-z]{2,}$/i.test(name) && !name.split(/[._]/).some((part) => roles.test(part));
}

const roles =
  /^(?:\w*(?:team|desk|office|support|help|info|hr|people|legal|security|privacy|travel|payroll|finance|billing|admin|service|services|contact|press|media|jobs|talent|training|request|requests|questions?|feedback|policy|data|incident|incidents|safety|benefits|leave|purchasing|procurement|operations|ops|it|engineering|infra|compliance|ethics|group|list|noreply))$/i;
