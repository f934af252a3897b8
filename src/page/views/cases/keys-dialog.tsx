import type { RefObject } from 'preact';

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', '↓'], 'next case'],
  [['k', '↑'], 'previous case'],
  [['Page Down', 'Page Up'], 'a screen on, a screen back'],
  [['Home', 'End'], 'first case, last case'],
  [['Enter'], 'open the selected case'],
  [['Tab'], 'to the iterations of the selected case'],
  [['/'], 'to the filter'],
  [['Escape'], 'empty the filter, leave it, or select nothing'],
  [['?'], 'this list'],
];

/** What keys do, over the page. */
export function KeysDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={dialog} class="cases-keys" aria-label="Keys">
      <dl>
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
