import type { Category } from './categories.ts';
import type { Language } from './language-of.ts';

export interface Draft {
  readonly category: Category;
  readonly language: Language;
  readonly team: string;
  readonly name: string | null;
  readonly order: string | null;
  readonly ticket: string | null;
  /** Step from the knowledge base, in English. */
  readonly hint: string | null;
  readonly escalated: boolean;
}

/**
 * The reply that a person may send or change.
 *
 * It is put together from our own sentences: nothing of the message is repeated but a checked order number and a
 * checked first name, and nothing is promised that only a person can grant.
 */
export function draftReply(draft: Draft): string {
  const words = texts[draft.language === 'unknown' ? 'en' : draft.language];
  const lines = [
    draft.name === null ? `${words.hello},` : `${words.hello} ${draft.name},`,
    draft.escalated ? words.escalated : words.thanks,
    draft.language === 'en' && !draft.escalated ? bodies[draft.category] : '',
    draft.language === 'en' && !draft.escalated ? (draft.hint ?? '') : '',
    draft.order === null ? '' : `${words.order} ${draft.order}.`,
    draft.ticket === null ? '' : `${words.ticket} ${draft.ticket} (${draft.team}).`,
    words.bye,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** Asks for more where a message says nothing. */
export function askForMore(name: string | null): string {
  const hello = name === null ? 'Hello,' : `Hello ${name},`;
  return `${hello}\nyour message reached us without any text. Please tell us what happened and what you need.\nYour support team`;
}

const texts = {
  en: {
    hello: 'Hello',
    thanks: 'thank you for your message.',
    escalated: 'thank you for your message. A colleague will read it in person and answer you.',
    order: 'We have noted your order',
    ticket: 'Your ticket is',
    bye: 'Your support team',
  },
  de: {
    hello: 'Guten Tag',
    thanks: 'danke für Ihre Nachricht. Wir kümmern uns darum und antworten Ihnen auf Deutsch.',
    escalated: 'danke für Ihre Nachricht. Eine Kollegin oder ein Kollege liest sie und antwortet Ihnen.',
    order: 'Es geht um Ihre Bestellung',
    ticket: 'Ihr Ticket ist',
    bye: 'Ihr Support-Team',
  },
  es: {
    hello: 'Hola',
    thanks: 'gracias por su mensaje. Nos ocupamos de ello y le respondemos en español.',
    escalated: 'gracias por su mensaje. Una persona de nuestro equipo lo leerá y le responderá.',
    order: 'Se trata de su pedido',
    ticket: 'Su ticket es',
    bye: 'Su equipo de soporte',
  },
  fr: {
    hello: 'Bonjour',
    thanks: 'merci pour votre message. Nous nous en occupons et vous répondrons en français.',
    escalated: 'merci pour votre message. Une personne de notre équipe le lira et vous répondra.',
    order: 'Il s’agit de votre commande',
    ticket: 'Votre ticket est',
    bye: 'Votre équipe d’assistance',
  },
} as const;

const bodies: Readonly<Record<Category, string>> = {
  billing: 'We are looking into the charge and compare it with your invoices.',
  refund: 'We check your return and tell you what happens next; until then nothing is decided.',
  delivery: 'We ask the carrier where your parcel is.',
  'account-access': 'We help you to get back into your account.',
  bug: 'I am sorry that this does not work. Our engineers look into it.',
  'feature-request': 'Your idea goes to the people who plan the product.',
  cancellation: 'We have received your wish to cancel. It takes effect once a colleague has confirmed it.',
  security: 'We take this seriously and look into it at once.',
  other: 'If there is anything else that you need, simply answer this message.',
};
