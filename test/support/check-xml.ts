import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

/**
 * What libxml2 finds wrong with a document.
 *
 * @param schema - path of an XSD; without one the document need only be well-formed
 */
export async function checkXml(xml: string, schema?: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    ...(schema === undefined
      ? { normalization: 'c14n' as const }
      : { schema: { fileName: 'schema.xsd', contents: readFileSync(schema, 'utf8') } }),
  });
  return errors.map(({ message }) => message);
}
