import type { ComponentChildren } from 'preact';

/** What stands in place of the page, or of a view, where there is nothing to show. */
export function Message({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="message" role="status">
      <h1>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  );
}
