/**
 * Path of the recording of a case inside the folder of recordings, with `/`.
 *
 * Names of cases are letters, digits, `.`, `_` and `-`, and differ in more than upper and lower case. What some file system
 * does not take, or takes for something else, is written as in addresses (`%2E`), which no name of a case holds.
 *
 * @param caseKey - `suite/case` or `suite/case/row`
 */
export function recordingPath(caseKey: string): string {
  const parts = caseKey.split('/').map(safeName);
  return `${parts.map((part, index) => (index < parts.length - 1 ? folderName(part) : part)).join('/')}.json`;
}

/** Names of devices on Windows, whatever follows a dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

function safeName(name: string): string {
  return name
    .replace(/[^A-Za-z0-9._-]/g, encodeURIComponent)
    .replace(/^\.|\.$/g, '%2E')
    .replace(device, (whole) => `%${whole.charCodeAt(0).toString(16)}${whole.slice(1)}`);
}

/** The folder of rows of a case `a.json` would be the file of a case `a`. */
function folderName(name: string): string {
  return name.replace(/\.(?=json$)/i, '%2E');
}
