import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { visibleText } from '../../../model/visible-text.ts';
import 'uplot/dist/uPlot.min.css';

export interface ChartProps {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Made once for the same data: a new object makes a new chart. */
  readonly options: Omit<uPlot.Options, 'width'>;
  readonly data: uPlot.AlignedData;
}

/** A chart as wide as its place, which it follows, as it follows the theme. */
export function Chart({ label, options, data }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = host.current;
    if (place === null) return;
    const chart = new uPlot({ ...options, width: place.clientWidth }, data, place);
    const stopFollowing = follow(place, chart);
    return () => {
      stopFollowing();
      chart.destroy();
    };
  }, [options, data]);
  return <div class="latency-chart" role="img" aria-label={visibleText(label)} ref={host} />;
}

function follow(place: HTMLElement, chart: uPlot): () => void {
  const sizes = new ResizeObserver(() => {
    if (place.clientWidth !== chart.width) chart.setSize({ width: place.clientWidth, height: chart.height });
  });
  sizes.observe(place);
  const themes = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query));
  const redraw = (): void => chart.redraw(false, true);
  for (const theme of themes) theme.addEventListener('change', redraw);
  return () => {
    sizes.disconnect();
    for (const theme of themes) theme.removeEventListener('change', redraw);
  };
}
