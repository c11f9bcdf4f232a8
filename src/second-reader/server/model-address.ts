import { EntenteError } from '../../records/failure.ts';

/** Where a model is asked. */
export interface ModelAddress {
  /** The address of the interface, without a slash at its end. */
  readonly url: string;
  /** Host and port, as records name it. */
  readonly host: string;
  /** Whether it is this machine. */
  readonly local: boolean;
}

/** Where Ollama listens. */
export const DEFAULT_ENDPOINT = 'http://localhost:11434/v1';

/**
 * Checks where a model is to be asked. Without `remote` only this machine is allowed: texts may be confidential.
 *
 * @throws EntenteError `usage` for what is no address, holds a name or a password, or is another machine that was not named so
 * @example
 * modelAddress('http://127.0.0.1:8080/v1/').url; // 'http://127.0.0.1:8080/v1'
 */
export function modelAddress(endpoint: string, { remote = false }: { readonly remote?: boolean } = {}): ModelAddress {
  const url = URL.parse(endpoint);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new EntenteError('usage', `The address of a model is such as ${DEFAULT_ENDPOINT}, not "${endpoint}".`);
  }
  // Not repeated: it would be on the screen.
  if (url.username !== '' || url.password !== '') {
    throw new EntenteError(
      'usage',
      'An address of a model must hold no name and no password; a key comes from ENTENTE_MODEL_KEY.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new EntenteError('usage', `The address of a model ends with its path, such as ${DEFAULT_ENDPOINT}.`);
  }
  const local = isThisMachine(url.hostname);
  if (!local && !remote) {
    throw new EntenteError(
      'usage',
      `${url.host} is another machine, and the texts would go there. Say --remote if that is meant; without it a model is asked on this machine only.`,
    );
  }
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, host: url.host, local };
}

/** Whether a host is this machine and nothing else: the loopback addresses, and the name that stands for them. */
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Where the texts go, in a sentence that is told each time. */
export function addressWords({ url, local }: ModelAddress, model: string): string {
  const where = local ? 'this machine; nothing leaves it' : 'ANOTHER MACHINE: the texts go there';
  return `${model} is asked at ${url} (${where}).`;
}
