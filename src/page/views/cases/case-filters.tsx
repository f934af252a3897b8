import type { ComponentChildren, RefObject } from 'preact';
import { Choice } from './choice.tsx';
import type { CaseList } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

const statuses = ['passed', 'failed', 'errored', 'invalid', 'skipped'] as const;

/** What narrows the list down. */
export function CaseFilters({
  list,
  settings,
  field,
  onChange,
  children,
}: {
  readonly list: CaseList;
  readonly settings: CasesSettings;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (changes: Partial<CasesSettings>) => void;
  readonly children?: ComponentChildren;
}) {
  const choice = (name: 'suite' | 'tag' | 'agent' | 'status', label: string, options: readonly string[]) =>
    // A tag that some cases have is a choice, even where it is the only one.
    (options.length > (name === 'tag' ? 0 : 1) || settings[name] !== '') && (
      <Choice
        label={label}
        options={options}
        value={settings[name]}
        onChoose={(value) => onChange({ [name]: value })}
      />
    );
  const mark = (name: 'flaky' | 'differs', label: string) => (
    <label class="cases-only">
      <input
        type="checkbox"
        checked={settings[name] !== ''}
        onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked ? 'yes' : '' })}
      />
      {label}
    </label>
  );
  return (
    <search class="cases-filters">
      <input
        ref={field}
        type="search"
        class="cases-text"
        aria-label="Filter by case or tag"
        placeholder="Filter by case or tag"
        title="Press / to come here"
        autocomplete="off"
        spellcheck={false}
        value={settings.q}
        onInput={({ currentTarget }) => onChange({ q: currentTarget.value })}
      />
      {choice('suite', 'Suite', list.suites)}
      {choice('tag', 'Tag', list.tags)}
      {choice('agent', 'Agent', list.agents)}
      {choice('status', 'Status', statuses)}
      {mark('flaky', 'Flaky')}
      {(list.hasBaseline || settings.differs !== '') && mark('differs', 'Differs from baseline')}
      {children}
    </search>
  );
}
