// A cruise that saw next to nothing would report no violation either: reads its JSON and counts.
import { text } from 'node:stream/consumers';

const fewest = 200;
const { modules } = JSON.parse(await text(process.stdin));
const seen = modules.filter(({ source }) => source.startsWith('src/')).length;
if (seen < fewest) {
  console.error(`dependency-cruiser saw only ${seen} modules of src/: its rules checked nothing.`);
  process.exit(1);
}
console.log(`${seen} modules of src/ keep to the import rules.`);
