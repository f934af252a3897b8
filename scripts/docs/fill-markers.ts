/**
 * A page with the generated parts between its markers replaced.
 *
 * A part stands between `<!-- generated: name -->` and `<!-- end of generated -->`.
 *
 * @throws Error for a marker that nothing is generated for, and for one without its end
 */
export function fillMarkers(page: string, parts: Readonly<Record<string, () => string>>): string {
  const begins = page.split('<!-- generated: ').length - 1;
  let filled = 0;
  const text = page.replaceAll(marker, (_, begin: string, name: string) => {
    filled++;
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!part) throw new Error(`Nothing is generated for the marker "${name}".`);
    return `${begin}\n\n${part()}\n\n<!-- end of generated -->`;
  });
  if (filled !== begins) throw new Error('A marker of a generated part has no end.');
  return text;
}

const marker = /(<!-- generated: ([a-z-]+) -->)[\s\S]*?<!-- end of generated -->/g;
