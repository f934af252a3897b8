import type { AnswerWarning } from '../../model/retrieval.ts';
import type { KnowledgeBase } from './knowledge.ts';

interface Searched {
  readonly knowledge: readonly KnowledgeBase[];
  /** Names of the bases that are searched; all of them where it is missing. */
  readonly bases?: readonly string[];
}

/** The first of the pages that were left out or are not quite as they were meant: an answer may stand on them. */
export function warnOfPages({ knowledge, bases }: Searched): AnswerWarning[] {
  const searched = bases ? knowledge.filter(({ name }) => bases.includes(name)) : knowledge;
  const told = searched.flatMap(({ name, problems }) =>
    problems.map(({ file, message, fix }) => `${file === '.' ? name : `${name}/${file}`}: ${message} ${fix}`),
  );
  if (told.length === 0) return [];
  const more = told.length - most;
  const rest =
    more > 0 ? [`There are ${more} more such notices, in the "problems" of the loaded bases.`] : [];
  return [{ code: 'page-problems', message: [...told.slice(0, most), ...rest].join(' ') }];
}

const most = 3;
