// Builds the page of a report into one file, dist/page/page.html. Nothing in it may come from elsewhere: its content
// security policy allows its own script and style, by their hashes, and nothing else.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const root = fileURLToPath(new URL('../src/page', import.meta.url));

/** @param out - folder that gets page.html */
export async function buildPage(out) {
  // What the tests set would make another page.
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [viteSingleFile()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, target: ['chrome123', 'firefox121', 'safari17.5'], modulePreload: false },
  });
  const page = output.find(({ fileName }) => fileName === 'index.html').source;
  const scripts = [...page.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text]) => text,
  );
  const styles = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
  if (scripts.length !== 1 || styles.length !== 1)
    throw new Error('The page should have one script and one style.');

  const policy = [
    "default-src 'none'",
    `script-src ${hashes(scripts)}`,
    `style-src ${hashes(styles)}`,
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const script = `<script type="module">${scripts[0]}</script>`;
  const withPolicy = page
    .replace(/<script type="module"[^>]*>[\s\S]*?<\/script>/, '')
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('</body>', () => `${script}\n  </body>`);
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/page.html`, withPolicy);
}

function hashes(texts) {
  return texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
}
