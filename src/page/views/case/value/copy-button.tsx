import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';
import './copy-button.css';

interface CopyButtonProps {
  /** What is copied, such as `input`. */
  readonly what: string;
  /** Made when it is asked for. */
  readonly text: () => string;
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const [outcome, setOutcome] = useState('');
  const copy = async (): Promise<void> => {
    setOutcome((await copyText(text())) ? 'copied' : 'could not copy');
  };
  return (
    <span class="copy">
      <button type="button" class="copy-button" onClick={() => void copy()} onBlur={() => setOutcome('')}>
        Copy {what}
      </button>
      <span class="copy-outcome" role="status">
        {outcome}
      </span>
    </span>
  );
}
