import { pageTemplate } from '../../report/html/page-template.io.ts';

/** The page of a report without data: it asks for them. */
export interface PageText {
  readonly text: string;
  /** The content security policy that the page was built with, and that nobody may show it in a frame. */
  readonly policy: string;
}

/** @throws Error where the package was not built */
export function pageText(): PageText {
  const { before, after } = pageTemplate();
  const text = `${before}${after}`;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1];
  if (policy === undefined) throw new Error('The page of this build has no content security policy.');
  return { text, policy: `${policy}; frame-ancestors 'none'` };
}
