/** A moment to the minute, in UTC like everywhere else; the exact one under a pointer. */
export function Time({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {at.slice(0, 16).replace('T', ' ')} UTC
    </time>
  );
}
