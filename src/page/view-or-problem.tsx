import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { visibleText } from '../model/visible-text.ts';
import { problemText } from './problem-text.ts';

/** A view, or what went wrong in it: the others can still be looked at. */
export function ViewOrProblem({ children }: { readonly children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  return (
    <div class="message" role="alert">
      <h2>This view cannot be shown</h2>
      <p>
        {visibleText(problemText(error))} – a report.json that was changed by hand, or a mistake in
        agent-eval.
      </p>
    </div>
  );
}
