/**
 * A text with personal data replaced by what it was: `[card]`, `[e-mail]`, `[iban]`, `[phone]`.
 *
 * A run of digits is a card only where its check digit is right, so that order and tracking numbers stay readable.
 */
export function redact(text: string): string {
  return text
    .replace(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu, '[e-mail]')
    .replace(/\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g, '[iban]')
    .replace(/\b\d(?:[ -]?\d){12,18}\b/g, (digits) => (isCard(digits) ? '[card]' : digits))
    .replace(/\+\d(?:[ ()/-]{0,2}\d){7,14}/g, '[phone]');
}

/** Luhn's check digit (ISO/IEC 7812-1). */
function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
