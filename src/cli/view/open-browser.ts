import { spawn } from 'node:child_process';

/** Programs that open an address, by platform. None is a shell, and each gets the address as one argument. */
const openers: Readonly<Record<string, string>> = { darwin: 'open', win32: 'explorer.exe' };

/**
 * Opens an address in the browser of whoever uses this machine; it goes on without waiting for it.
 *
 * @param onFailure - told where there is no program that opens addresses
 */
export function openBrowser(address: string, onFailure: () => void): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true, shell: false });
  child.once('error', onFailure);
  child.unref();
}

/** Whether a browser is opened unasked: somebody sits at a terminal, and there is a screen to show it on. */
export function hasScreen(): boolean {
  const { env, platform, stdout } = process;
  if (stdout.isTTY !== true || env['CI']) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
