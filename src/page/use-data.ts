import { useEffect, useState } from 'preact/hooks';
import type { PageData } from '../report/html/page-data.ts';
import { problemText } from './problem-text.ts';
import type { DataSource } from './source/data-source.ts';

interface Loaded {
  /** null: not yet. Stays as it was when it cannot be loaded again. */
  readonly data: PageData | null;
  readonly problem: string | null;
}

/** The data of a source, loaded again whenever there is more: one load at a time, however often that is told. */
export function useData(source: DataSource): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ data: null, problem: null });
  useEffect(() => {
    let isLoading = false;
    let isStale = false;
    let isOver = false;
    const load = async (): Promise<void> => {
      isStale = isLoading;
      if (isLoading) return;
      isLoading = true;
      const next = await source.load().then(
        (data) => () => ({ data, problem: null }),
        (error: unknown) => (earlier: Loaded) => ({ ...earlier, problem: problemText(error) }),
      );
      isLoading = false;
      if (isOver) return;
      setLoaded(next);
      if (isStale) await load();
    };
    void load();
    const unsubscribe = source.subscribe(() => void load());
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [source]);
  return loaded;
}
