import type { PageData } from '../report/html/page-data.ts';
import type { Route } from './route.ts';
import type { DataSource } from './source/data-source.ts';

/** What every view is given. */
export interface ViewProps {
  readonly data: PageData;
  readonly source: DataSource;
  readonly route: Route;
}
