import { emitKeypressEvents, type Key } from 'node:readline';

/** Keys of a terminal, one at a time. */
export interface Keys {
  release(): void;
}

/**
 * Hears every key that is pressed.
 *
 * @returns null where standard input is no terminal
 */
export function listenForKeys(onKey: (key: Key) => void): Keys | null {
  const { stdin } = process;
  if (!stdin.isTTY) return null;
  emitKeypressEvents(stdin);
  const listen = (_: string | undefined, key: Key): void => onKey(key);
  // A shell that had stopped us left the terminal as it likes it.
  const takeOver = (): void => void stdin.setRawMode(true);
  takeOver();
  stdin.on('keypress', listen);
  process.on('SIGCONT', takeOver);
  stdin.resume();
  return {
    release() {
      process.off('SIGCONT', takeOver);
      stdin.off('keypress', listen);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}
