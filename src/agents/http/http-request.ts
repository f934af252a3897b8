/** A request with its templates filled. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** The address as the settings have it, without secrets, for messages. */
  readonly shownUrl: string;
  readonly headers: Headers;
  readonly body?: string;
  /** Names of headers that no other host may see. */
  readonly secretHeaders: readonly string[];
  readonly bodyIsSecret: boolean;
  /** Other hosts that a redirect may lead to. */
  readonly allowHosts: readonly string[];
  readonly maxBytes: number;
}
