import { visibleText } from '../../../model/visible-text.ts';

/** One of several things to choose, or none. */
export function Choice({
  label,
  options,
  value,
  none = 'all',
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly (string | { readonly value: string; readonly text: string })[];
  readonly value: string;
  /** What the empty value is called. */
  readonly none?: string;
  readonly onChoose: (value: string) => void;
}) {
  const named = options.map((option) =>
    typeof option === 'string' ? { value: option, text: visibleText(option) } : option,
  );
  // What an address asks for is shown even where this run has none of it.
  if (value !== '' && !named.some((option) => option.value === value)) {
    named.unshift({ value, text: visibleText(value) });
  }
  return (
    <label class="cases-choice">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{none}</option>
        {named.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
