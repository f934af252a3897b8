import type { ComponentChildren } from 'preact';
import './data-table.css';

/** Around a `<table class="data-table">`: what is too wide scrolls by itself, with keys as well, and the page does not. */
export function TableFrame({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer must be able to scroll it.
    <section class="table-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
