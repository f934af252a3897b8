import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readJson } from '../../diagnostics/read-json.ts';
import { chatReplySchema, embedReplySchema } from '../../model/recorded-reply-schema.ts';
import type { Recording } from './recording.ts';

/** Replies in a recording that models cannot have given, as when somebody edited them. */
export function checkReplies({ trials }: Recording, text: string, file: string): readonly Diagnostic[] {
  return trials.flatMap(({ calls }, trial) =>
    calls.flatMap(({ kind, answer }, call) => {
      if (kind === 'tool' || !('reply' in answer)) return [];
      const schema = kind === 'chat' ? chatReplySchema : embedReplySchema;
      const issue = schema.safeParse(answer.reply).error?.issues[0];
      if (!issue) return [];
      const inReply = issue.path.filter((step) => typeof step !== 'symbol');
      const path = ['trials', trial, 'calls', call, 'reply', ...inReply];
      const place = readJson(text, file).source?.place(path);
      return [
        {
          code: 'recording/reply',
          severity: 'error' as const,
          message: `/${path.join('/')}: ${issue.message}`,
          why: 'The trial that it is replayed in would be invalid.',
          fix: 'Mend the reply, or remove the file and record the case anew.',
          ...(place ? { place } : {}),
        },
      ];
    }),
  );
}
