import type { ChatReply } from '../../../model/agent.ts';

/** Why a reply ended, by the word that the service gives for it; the two interfaces have different ones. */
export function finishOf(reason: string | null | undefined, calls: number): ChatReply['finish'] {
  if (reason === 'length' || reason === 'max_output_tokens') return 'length';
  if (reason === 'content_filter') return 'filtered';
  return calls > 0 ? 'tool-calls' : 'stop';
}
