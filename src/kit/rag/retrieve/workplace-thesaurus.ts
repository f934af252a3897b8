import { createThesaurus, type Thesaurus } from './create-thesaurus.ts';
import { workplaceWords } from './workplace-words.ts';

let read: Thesaurus | null = null;

/** What rules of working life call the things that people ask about. Read when it is first asked. */
export const workplaceThesaurus: Thesaurus = (text) => {
  read ??= createThesaurus(workplaceWords);
  return read(text);
};
