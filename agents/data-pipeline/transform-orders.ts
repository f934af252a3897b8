import type { Order, RawOrder, Refusal } from './order-schema.ts';

/** Euros for one unit, fixed for the books of the month. */
const euros: ReadonlyMap<string, number> = new Map([
  ['EUR', 1],
  ['USD', 0.92],
  ['GBP', 1.17],
]);

/** Rules in the order in which they are checked; each gives the value that it cannot accept, or null. */
const rules: readonly (readonly [string, (row: RawOrder, seen: ReadonlySet<string>) => string | null])[] = [
  ['id-missing', (row) => (textOf(row['id']) === '' ? textOf(row['id']) : null)],
  ['id-doubled', (row, seen) => (seen.has(textOf(row['id'])) ? textOf(row['id']) : null)],
  ['customer-missing', (row) => (textOf(row['customer']) === '' ? '' : null)],
  ['amount-not-positive', (row) => (amountOf(row) > 0 ? null : textOf(row['amount']))],
  ['currency-unknown', (row) => (euros.has(currencyOf(row)) ? null : currencyOf(row))],
  ['date-invalid', (row) => (isDate(textOf(row['ordered'])) ? null : textOf(row['ordered']))],
];

/**
 * Checks rows and brings the good ones into the form of the warehouse: names trimmed, amounts in cents of euros, sorted by id.
 *
 * A row that breaks several rules is told with the first.
 */
export function transformOrders(rows: readonly RawOrder[]): { orders: Order[]; refused: Refusal[] } {
  const seen = new Set<string>();
  const orders: Order[] = [];
  const refused: Refusal[] = [];
  for (const [index, row] of rows.entries()) {
    const id = textOf(row['id']);
    const refusal = refusalOf(row, seen, id === '' ? `row ${index + 1}` : id);
    seen.add(id);
    if (refusal) refused.push(refusal);
    else orders.push(orderOf(row));
  }
  return { orders: orders.sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
}

function refusalOf(row: RawOrder, seen: ReadonlySet<string>, id: string): Refusal | null {
  for (const [rule, test] of rules) {
    const value = test(row, seen);
    if (value !== null) return { id, rule, value };
  }
  return null;
}

function orderOf(row: RawOrder): Order {
  const rate = euros.get(currencyOf(row)) ?? 0;
  return {
    id: textOf(row['id']),
    customer: textOf(row['customer']),
    amountCents: Math.round(amountOf(row) * rate * 100),
    ordered: textOf(row['ordered']),
  };
}

function textOf(value: RawOrder[string] | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** NaN for what is no number; an empty text is none either. */
function amountOf(row: RawOrder): number {
  const text = textOf(row['amount']);
  return text === '' ? Number.NaN : Number(text);
}

function currencyOf(row: RawOrder): string {
  return textOf(row['currency']).toUpperCase();
}

/** The calendar decides: 2024-02-30 has the right form and is no day. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
