import { unzipSync } from 'fflate';

/** The bytes of one file in a zip, or why they are not read. */
export type ZipEntry = { readonly bytes: Uint8Array } | { readonly problem: string };

/**
 * Reads the one file of that exact path; nothing else is unpacked, and nothing is written.
 *
 * @param mostBytes - unpacked; memory for what the zip claims is taken only below this, and never more than it claims
 */
export function readZipEntry(zip: Uint8Array, path: string, mostBytes: number): ZipEntry {
  const seen = { entries: 0, wanted: 0, tooLarge: false };
  let unzipped: Readonly<Record<string, Uint8Array>>;
  try {
    unzipped = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        seen.entries += 1;
        if (seen.entries > mostEntries) throw new Error('more entries than a report has');
        if (name !== path) return false;
        seen.wanted += 1;
        seen.tooLarge ||= !(originalSize <= mostBytes);
        return seen.wanted === 1 && !seen.tooLarge;
      },
    });
  } catch {
    return { problem: 'It is not a zip file, or a damaged one.' };
  }
  if (seen.wanted > 1) return { problem: `It holds "${path}" more than once.` };
  if (seen.tooLarge) return { problem: `Unpacked it is larger than ${megabytes(mostBytes)} MB.` };
  const bytes = Object.hasOwn(unzipped, path) ? unzipped[path] : undefined;
  return bytes === undefined ? { problem: `It holds no file "${path}".` } : { bytes };
}

const mostEntries = 1_000;

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
