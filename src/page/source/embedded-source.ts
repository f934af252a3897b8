import type { CaseDetails, PageData } from '../../report/html/page-data.ts';
import type { DataSource } from './data-source.ts';

/** The data that `--reporter html` wrote into the page: see `html-reporter.ts`. */
export function embeddedSource(page: Document): DataSource {
  const json = <T>(id: string): T => JSON.parse(page.getElementById(id)?.textContent ?? 'null');
  const opened = new Map<number, Promise<readonly CaseDetails[]>>();
  const blocks = json<Readonly<Record<string, number>>>('blocks');
  const open = (number: number): Promise<readonly CaseDetails[]> => {
    const known = opened.get(number);
    if (known) return known;
    const block = inflate(page.getElementById(`details-${number}`)?.textContent ?? '');
    opened.set(number, block);
    return block;
  };
  return {
    kind: 'embedded',
    load: async () => json<PageData>('data'),
    async details(caseKey) {
      const number = blocks[caseKey];
      if (number === undefined) return null;
      return (await open(number)).find((one) => one.case === caseKey) ?? null;
    },
    subscribe: () => () => {},
    runAddress: () => null,
  };
}

async function inflate(text: string): Promise<readonly CaseDetails[]> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}
