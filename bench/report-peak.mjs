// Loaded into a process that is measured: leaves the largest memory that it held, in kB, in a file.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
