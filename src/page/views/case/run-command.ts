/** The command that tries one case again, as a shell takes it. */
export function runCommand(file: string, caseKey: string): string {
  return `agent-eval run ${quoted(file.startsWith('-') ? `./${file}` : file)} --filter ${quoted(caseKey)}`;
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
