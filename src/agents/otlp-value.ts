import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';

/**
 * The attributes of an OTLP JSON span or event as a plain object.
 *
 * Whole numbers that a double cannot hold exactly stay text, and so do NaN and infinity. A later value of the same key
 * wins. Entries that are not `{ key, value }` are left out.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function otlpAttributes(list: Json | undefined): JsonObject {
  if (list === undefined || !isList(list)) return {};
  const entries = list.flatMap((entry): [string, Json][] => {
    if (!isJsonObject(entry)) return [];
    const { key, value } = entry;
    return typeof key === 'string' ? [[key, otlpValue(value)]] : [];
  });
  return Object.fromEntries(entries);
}

/** Depth is bounded by that of the JSON it came from. An empty value is null. */
function otlpValue(value: Json | undefined): Json {
  if (!isJsonObject(value)) return null;
  const { stringValue, boolValue, intValue, doubleValue, bytesValue, arrayValue, kvlistValue } = value;
  if (typeof stringValue === 'string') return stringValue;
  if (typeof boolValue === 'boolean') return boolValue;
  if (intValue !== undefined) return wholeNumber(intValue);
  if (doubleValue !== undefined) return doubleValue;
  if (isJsonObject(arrayValue)) return listIn(arrayValue).map(otlpValue);
  if (isJsonObject(kvlistValue)) return otlpAttributes(listIn(kvlistValue));
  return typeof bytesValue === 'string' ? bytesValue : null;
}

function listIn({ values }: JsonObject): readonly Json[] {
  return values !== undefined && isList(values) ? values : [];
}

function wholeNumber(value: Json): Json {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
