import { useState } from 'preact/hooks';
import type { HistoryRun } from '../../model/history-run.ts';
import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';
import type { ViewProps } from '../view-props.ts';
import { runOutcome } from './run-outcome.ts';
import { Time } from './time.tsx';
import './run-picker.css';

const mostRuns = 200;

/** The other runs that can be looked at, as a list that opens beneath; nothing where the page has no address for them. */
export function RunPicker({ data: { history, report }, source }: Pick<ViewProps, 'data' | 'source'>) {
  const [isOpen, setOpen] = useState(false);
  const shown = history.slice(0, mostRuns);
  if (history.length < 2 || source.runAddress(report.run.run) === null) return null;
  return (
    <details
      class="run-picker"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>{plural(history.length, 'run')}</summary>
      {isOpen && (
        <nav aria-label="Runs">
          {shown.map((run) => (
            <RunLink
              key={run.run}
              run={run}
              isThis={run.run === report.run.run}
              address={source.runAddress(run.run) ?? ''}
            />
          ))}
          {shown.length < history.length && <p>The newest {shown.length} of all.</p>}
        </nav>
      )}
    </details>
  );
}

interface RunLinkProps {
  readonly run: HistoryRun;
  readonly isThis: boolean;
  readonly address: string;
}

function RunLink({ run, isThis, address }: RunLinkProps) {
  return (
    <a href={address} aria-current={isThis ? 'page' : undefined}>
      <span class="run-picker-name">{visibleText(run.run)}</span>
      {run.at === null ? <span>–</span> : <Time at={run.at} />}
      <span class="run-picker-outcome">{runOutcome(run)}</span>
    </a>
  );
}
