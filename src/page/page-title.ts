import { visibleText } from '../model/visible-text.ts';
import type { PageData } from '../report/html/page-data.ts';
import { verdictOf } from './parts/verdict-of.ts';
import { viewTitles } from './parts/view-titles.ts';
import type { Route } from './route.ts';

/** Title of the document: verdict, what is shown of the run, and its name, so that tabs can be told apart. */
export function pageTitle(data: PageData | null, { view, case: caseKey }: Route): string {
  if (data === null) return 'agent-eval report';
  const { sign, word } = verdictOf(data);
  const shown = view === 'case' ? visibleText(caseKey ?? '') : viewTitles[view];
  return `${sign} ${word} · ${shown} · ${visibleText(data.report.run.run)} · agent-eval`;
}
