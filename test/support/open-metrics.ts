interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The gauges of one name. */
export interface Family {
  type?: string;
  unit?: string;
  help?: string;
  readonly samples: Sample[];
}

const descriptor = /^# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$/;
const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const oneLabel = /^([a-zA-Z][a-zA-Z0-9_]*)="((?:[^"\\]|\\[n"\\])*)"(?:,(?!$)|$)/;
const number = /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/;

/**
 * Reads OpenMetrics text by the grammar of the specification, as far as gauges need it, and as strictly as it can be read: no
 * NaN, no time on a sample, no name twice.
 *
 * @throws Error that shows the line that is wrong
 */
export function parseOpenMetrics(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('# EOF\n')) throw new Error('The text does not end with # EOF.');
  const families = new Map<string, Family>();
  let current = '';
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    const [, key, name = sampleLine.exec(line)?.[1] ?? '', value = ''] = descriptor.exec(line) ?? [];
    if (name !== current && families.has(name))
      throw new Error(`Not all of ${name} stands together: ${line}`);
    current = name;
    const family = families.get(name) ?? { samples: [] };
    families.set(name, family);
    if (key === undefined) addSample(family, line);
    else describe(family, { key, name, value, line });
  }
  for (const [name, { type, help, samples }] of families) {
    if (type !== 'gauge' || !help || samples.length === 0) throw new Error(`${name} is not described.`);
  }
  return families;
}

function describe(
  family: Family,
  { key, name, value, line }: Readonly<Record<'key' | 'name' | 'value' | 'line', string>>,
): void {
  if (family.samples.length > 0) throw new Error(`A description stands behind a sample: ${line}`);
  const property = key === 'TYPE' ? 'type' : key === 'UNIT' ? 'unit' : 'help';
  if (family[property] !== undefined) throw new Error(`Said twice: ${line}`);
  if (property === 'unit' && !name.endsWith(`_${value}`)) throw new Error(`The name lacks its unit: ${line}`);
  family[property] = value;
}

function addSample(family: Family, line: string): void {
  const [, , written = '', value = ''] = sampleLine.exec(line) ?? [];
  if (!number.test(value)) throw new Error(`No sample: ${line}`);
  const labels = readLabels(written);
  const same = JSON.stringify(Object.entries(labels).sort());
  if (family.samples.some((one) => JSON.stringify(Object.entries(one.labels).sort()) === same))
    throw new Error(`The same labels twice: ${line}`);
  family.samples.push({ labels, value: Number(value) });
}

function readLabels(written: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (let rest = written; rest !== ''; ) {
    const [all, name = '', value = ''] = oneLabel.exec(rest) ?? [];
    if (all === undefined || Object.hasOwn(labels, name)) throw new Error(`No labels: ${written}`);
    labels[name] = value.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
    rest = rest.slice(all.length);
  }
  return labels;
}
