import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, sep } from 'node:path';

/** Whether a file is compiled before it is imported; packages and CommonJS are imported as they are. */
export async function isCompiled(file: string): Promise<boolean> {
  if (isInPackages(file)) return false;
  const extension = extname(file);
  return extension === '.js' ? isModule(file) : ['.ts', '.mts', '.mjs'].includes(extension);
}

/** Whether a file belongs to an installed package. */
export function isInPackages(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}

/** Whether Node takes a `.js` file for a module: by its package, or by its syntax where that does not say. */
async function isModule(file: string): Promise<boolean> {
  const type = packageType(dirname(file));
  if (type !== undefined) return type === 'module';
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [{ name: 'alone', setup: (setup) => setup.onResolve({ filter: /.*/ }, leaveImports) }],
  });
  return Object.values(metafile.inputs)[0]?.format === 'esm';
}

function leaveImports(use: { readonly kind: string; readonly path: string }) {
  return use.kind === 'entry-point' ? undefined : { path: use.path, external: true };
}

function packageType(folder: string): 'module' | 'commonjs' | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return readType(file);
  const above = dirname(folder);
  return above === folder ? undefined : packageType(above);
}

function readType(file: string): 'module' | 'commonjs' | undefined {
  try {
    const { type } = JSON.parse(readFileSync(file, 'utf8'));
    return type === 'module' || type === 'commonjs' ? type : undefined;
  } catch {
    return undefined;
  }
}
