/**
 * Names headings of one page the way GitHub does, so that ids are also anchors: lower case, punctuation dropped,
 * spaces to `-`, and a number behind a name that was given before.
 */
export function headingSlugs(): (heading: string) => string {
  const given = new Map<string, number>();
  return (heading) => {
    const plain = slugOf(heading) || 'section';
    let count = given.get(plain) ?? 0;
    let slug = count === 0 ? plain : `${plain}-${count}`;
    while (given.has(slug)) slug = `${plain}-${++count}`;
    given.set(plain, count + 1);
    if (slug !== plain) given.set(slug, 1);
    return slug;
  };
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}
