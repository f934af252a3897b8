/**
 * Breaks up what the runner of GitHub would obey in a log, so that texts of agents are never commands: `::` at the
 * beginning of a line, and `##[` anywhere.
 *
 * @returns a function for the pieces of one stream, in their order: a command may come in two of them
 */
export function commandBreaker(): (text: string) => string {
  let line = '';
  return (text) => {
    const all = line + text;
    let harmless = '';
    let from = line.length;
    for (const { index, 0: found } of all.matchAll(command)) {
      const end = index + found.length - 1;
      if (end < from) continue;
      harmless += `${all.slice(from, end)} `;
      from = end;
    }
    harmless += all.slice(from);
    line = shortened(all.slice(all.lastIndexOf('\n') + 1));
    return harmless;
  };
}

const command = /^[^\S\n]*::|##\[/gm;

/** As much of an unfinished line as decides what may come. */
function shortened(line: string): string {
  const text = line.trimStart();
  return text.length > 4 ? `x${text.slice(-2)}` : text;
}
