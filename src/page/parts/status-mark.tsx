import type { Status } from '../../model/event.ts';
import { statusSigns } from './status-signs.ts';
import './status-mark.css';

/**
 * How a trial ended, as a sign in its colour; readers of screens hear the word.
 *
 * @param label - what they hear instead, such as `iteration 3: failed`; also the tip under a pointer
 */
export function StatusMark({ status, label = status }: { readonly status: Status; readonly label?: string }) {
  return (
    <span class={`status-mark status-${status}`} title={label}>
      <span aria-hidden="true">{statusSigns[status]}</span>
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
