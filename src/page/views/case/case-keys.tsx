import './case-keys.css';

const keys = [
  ['← →', 'h l', 'previous, next trial'],
  ['k j', '', 'previous, next case'],
  ['p n', '', 'previous, next failing case'],
  ['Esc', '', 'back to the cases'],
  ['?', '', 'these keys'],
] as const;

interface CaseKeysProps {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** What the keys do. */
export function CaseKeys({ isOpen, onToggle }: CaseKeysProps) {
  return (
    <details class="case-keys" open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>Keys</summary>
      <dl>
        {keys.map(([main, also, what]) => (
          <div key={main}>
            <dt>
              <kbd>{main}</kbd> {also !== '' && <kbd>{also}</kbd>}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
