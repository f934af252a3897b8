import type * as z from 'zod';
import type { ChatReply, ChatRequest } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import { chatReplySchema, embedReplySchema } from '../../model/recorded-reply-schema.ts';
import type { RecordedRequest, Recordings } from '../../model/recording.ts';
import { RecordingMiss } from '../../model/recording-miss.ts';
import { attribute } from '../../model/span.ts';
import { numberedCalls, plainChat, plainEmbed } from '../recordings/plain-request.ts';
import { playOrRecord, type RecordableCall } from '../recordings/play-or-record.ts';
import type { ModelCall, ModelService } from './model-service.ts';
import { NotAsked } from './not-asked.ts';

/**
 * Models whose answers are recorded, or come from a recording, as the mode of the recordings says.
 *
 * @param service - asked where nothing is replayed
 */
export function recordedModels(service: ModelService, recordings: Recordings): ModelService {
  return {
    async chat(request, call) {
      let live: ChatReply | null = null;
      const recorded = await playOrRecord(recordings, {
        ...commonOf(call, { kind: 'chat', content: plainChat(request) }),
        onText: request.onText,
        ask: async (onText) => {
          live = await service.chat(onText ? { ...request, onText } : request, call);
          return recordable(live, request);
        },
      });
      return live ?? readAs(chatReplySchema, recorded, call);
    },
    async embed(request, call) {
      const recorded = await playOrRecord(recordings, {
        ...commonOf(call, { kind: 'embed', content: plainEmbed(request) }),
        ask: async () => toJson(await service.embed(request, call)),
      });
      return readAs(embedReplySchema, recorded, call);
    },
  };
}

function commonOf(call: ModelCall, request: RecordedRequest): Omit<RecordableCall, 'ask'> {
  const { caller, signal, clock } = call;
  return {
    caller,
    request,
    signal,
    clock,
    onReplay: () => call.note({ [attribute.modelReplayed]: true }),
    isAnswer: (error) => !(error instanceof NotAsked),
  };
}

function recordable(reply: ChatReply, request: ChatRequest): Json {
  return toJson({ ...reply, toolCalls: numberedCalls(reply.toolCalls, request) });
}

function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

function readAs<Reply>(schema: z.ZodType<Reply>, recorded: Json, { caller }: ModelCall): Reply {
  const read = schema.safeParse(recorded);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new RecordingMiss(
    `The recording of "${caller.case}" holds a reply that is none: ${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}`,
  );
}
