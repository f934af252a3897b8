import type { Annotation } from './annotations.ts';

/** The workflow command that shows an annotation; a line to print on standard output. */
export function annotationCommand({ level, file, line, title, message }: Annotation): string {
  const properties = `file=${property(file)},line=${line},title=${property(title)}`;
  return `::${level} ${properties}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
