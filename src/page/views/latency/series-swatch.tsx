import { seriesLook } from './series-look.ts';

/** A piece of an agent's curve. */
export function SeriesSwatch({ place }: { readonly place: number }) {
  const { colour, dash } = seriesLook(place);
  return (
    <svg class="latency-swatch" viewBox="0 0 28 10" aria-hidden="true">
      <line x1="0" x2="28" y1="5" y2="5" stroke={`var(${colour})`} stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}
