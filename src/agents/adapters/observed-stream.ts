import { memberOf } from './member-of.ts';

/**
 * A stream that gives what another gives, and tells of it.
 *
 * @param onPart - told of each part before it is handed on
 * @returns `ended` settles when the stream has been read to its end or nobody wants more of it, and rejects with the error
 * that it ends with or that one of its parts holds
 */
export function observedStream<Part>(
  source: ReadableStream<Part>,
  onPart: (part: Part) => void,
): { readonly stream: ReadableStream<Part>; readonly ended: Promise<void> } {
  const reader = source.getReader();
  let settle: (error?: unknown) => void = () => undefined;
  let problem: unknown;
  const ended = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  const stream = new ReadableStream<Part>({
    async pull(controller) {
      try {
        const next = await reader.read();
        if (next.done) {
          controller.close();
          return settle(problem);
        }
        if (memberOf(next.value, 'type') === 'error') problem ??= memberOf(next.value, 'error');
        onPart(next.value);
        controller.enqueue(next.value);
      } catch (error) {
        settle(error ?? new Error('The stream broke off.'));
        throw error;
      }
    },
    cancel(reason) {
      settle(problem);
      return reader.cancel(reason);
    },
  });
  return { stream, ended };
}
