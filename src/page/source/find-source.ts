import type { DataSource } from './data-source.ts';
import { embeddedSource } from './embedded-source.ts';
import { servedSource } from './served-source.ts';

/** A page without data in it was served. */
export function findSource(page: Document, address: Location): DataSource {
  return page.getElementById('data') ? embeddedSource(page) : servedSource(address);
}
