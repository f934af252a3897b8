import { UnusableAddress } from './unusable-address.ts';

/** Where models are asked, and with which key. */
export interface ServiceAddress {
  /** null: none is sent, as for most services on one's own machine. */
  readonly key: string | null;
  readonly baseUrl: string;
  /** For messages: without anything that could be a secret. */
  readonly shown: string;
}

/**
 * The service that the variables of the environment name.
 *
 * @throws UnusableAddress where they name none, or one that cannot be asked; it never holds their values
 */
export function serviceAddress(
  variables: Readonly<Record<string, string | undefined>>,
  model: string,
): ServiceAddress {
  const key = variables['OPENAI_API_KEY']?.trim() || null;
  const address = variables['OPENAI_BASE_URL']?.trim() || null;
  if (key === null && address === null) {
    throw new UnusableAddress(
      `No model is configured, so "${model}" cannot be asked. Set OPENAI_API_KEY, or OPENAI_BASE_URL for another service that speaks the same protocol.`,
    );
  }
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) {
    throw new UnusableAddress('OPENAI_API_KEY holds a space, a line break or a character that no key has.');
  }
  const baseUrl = address ?? 'https://api.openai.com/v1';
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UnusableAddress('OPENAI_BASE_URL is no address that begins with http:// or https://.');
  }
  if (url.username || url.password) {
    throw new UnusableAddress(
      'OPENAI_BASE_URL holds a user or password. Give the key in OPENAI_API_KEY instead.',
    );
  }
  return { key, baseUrl, shown: `${url.origin}${url.pathname}` };
}
