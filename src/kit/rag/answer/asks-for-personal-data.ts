/**
 * Whether a question wants to know something about one person that is nobody else's business: what they earn, where they
 * live, how they are, how they were judged.
 *
 * What everybody may know is not meant: the asker's own affairs ("my salary review"), rules ("the salary bands", "an
 * employee's medical records") and roles ("who is the security officer?").
 */
export function asksForPersonalData(question: string): boolean {
  const text = question
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (unmasks.test(text) || asksHowSomebodyFares(text)) return true;
  return [...whose(text)].some(isOnePerson);
}

const privateMatter =
  '(?:(?:base |gross |net |annual |monthly |current |exact |yearly |last |latest |recent |\\d{4} )*(?:salary|salaries|pay|paycheck|payslip|wages?|compensation|income|earnings|bonus(?:es)?)(?! (?:bands?|grades?|ranges?|scales?|review|levels?|policy|day|dates?|period))|(?:home|private|personal|postal|residential) (?:address(?:es)?|phone(?: number)?|e-?mail(?: address)?|mobile(?: number)?|number)|(?:cell|mobile|phone) number|address(?! (?:book|list))|date of birth|birth ?da(?:y|te)|age|ssn|social security(?: number)?|tax (?:id|number)|passport(?: number)?|bank (?:account|details)(?: number)?|iban|credit card(?: number)?|medical (?:records?|history|condition|file|leave reason|certificate)|health (?:records?|condition|history|data|problems?)|diagnos[ie]s|illness(?:es)?|disabilit(?:y|ies)|pregnancy|religion|sexual orientation|political views|criminal record|(?:(?:last|latest|recent|annual|\\d{4}) )*(?:performance|appraisal) (?:reviews?|ratings?|evaluations?|appraisals?|improvement plan|results?|scores?)|disciplinary (?:records?|file|action|history)|personnel file|reason for leaving|reasons? (?:he|she|they) (?:was|were) (?:fired|dismissed)|immigration status|password(?! (?:for|of|policy|rules?|manager|requirements?|reset))|vacation balance|leave balance|sick days)';

/** The words that say whose matter it is: "Jane Doe's salary", "the salary of Jane Doe", "her salary". */
function* whose(text: string): Iterable<Owner> {
  for (const [, words = ''] of text.matchAll(owned)) yield { words: words.split(' '), hasGenitive: true };
  for (const pattern of [ownedBy, ownedByNames, ownedByPronoun])
    for (const [, words = ''] of text.matchAll(pattern))
      yield { words: words.replace(/[.,]*\s*$/, '').split(' '), hasGenitive: false };
}

interface Owner {
  readonly words: readonly string[];
  /** The words end in "'s": then a name is told from a general noun even without a capital. */
  readonly hasGenitive: boolean;
}

const owned = new RegExp(`((?:[\\p{L}\\d.-]+ ){0,3}[\\p{L}\\d.-]+)'s? ${privateMatter}\\b`, 'giu');
const ownedBy = new RegExp(
  `\\b${privateMatter} (?:of|for|belonging to) ((?:[\\p{L}\\d.'#-]+ ?){1,4})`,
  'giu',
);
/** As in a search box: two names in a row. */
const ownedByNames = new RegExp(`(\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+) ${privateMatter}\\b`, 'gu');
const ownedByPronoun = new RegExp(`\\b(his|her) ${privateMatter}\\b`, 'giu');

function isOnePerson({ words, hasGenitive }: Owner): boolean {
  const [before = '', last = ''] = words.slice(-2).length === 2 ? words.slice(-2) : ['', words[0]];
  if (/^(?:his|her)$/i.test(last) || colleagues.test(words.join(' '))) return true;
  if (/^(?:employee|person|worker|staff|id)$/i.test(before) && /^#?\d+$/.test(last)) return true;
  if (hasGenitive)
    return !general.test(last) && (isName(last) || !/^(?:|the|an?|each|every|our)$/i.test(before));
  const first = words.findIndex(isName);
  return first >= 0 && !general.test(words[first + 1] ?? '');
}

function isName(word: string): boolean {
  return /^\p{Lu}[\p{Ll}.'-]/u.test(word) && !general.test(word) && !capitalised.test(word);
}

/** "my boss", "our CEO", "the engineer who …": one person without a name. */
const colleagues =
  /\b(?:my|our|your|his|her|their|that|this|the) (?:\S+ )?(?:boss|manager|supervisor|lead|colleague|co-?worker|team ?mate|neighbou?r|report|director|ceo|cto|cfo|coo|founder|president|predecessor)\b(?! (?:review|approval))/i;

/** Nouns for anybody or anything: their matters are questions about rules. */
const general =
  /^(?:i|me|my|mine|you|us|we|our|one|someone|somebody|anyone|anybody|everyone|everybody|nobody|others?|people|person|persons|individuals?|employees?|workers?|staff|members?|contractors?|interns?|apprentices?|candidates?|applicants?|managers?|supervisors?|directors?|engineers?|developers?|customers?|clients?|users?|visitors?|guests?|vendors?|suppliers?|partners?|spouses?|child(?:ren)?|kids?|dependents?|famil(?:y|ies)|parents?|team|teams|department|company|firm|office|organi[sz]ation|business|employer|agency|government|state|country|city|year|years|month|months|week|weeks|day|days|today|yesterday|tomorrow|quarter|hires?|hire|starters?|leavers?|joiners?|roles?|jobs?|positions?|levels?|grades?|bands?|it|this|that|these|those|the|a|an|all|every|each|any|some|no|new|senior|junior|overtime|time|work|leave|absence|holidays?|vacation|training|travel|illness|service|notice|what|who|let|here|there|how|where|when|which)$/i;

/** Written with a capital, but nobody's name. */
const capitalised =
  /^(?:what|who|whose|where|when|which|why|how|is|are|was|does|do|did|can|could|may|tell|give|show|find|list|please|i|the|a|an|hr|it|legal|engineering|finance|security|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|company|europe|american?|germany?|us|uk|eu|employees?|managers?|contractors?|interns?|engineers?|if|and|for|in|on|at|also)$/i;

/** Whoever reported something may be known to nobody. */
const unmasks =
  /\bwho (?:has |had |was it that )?(?:reported|denounced|accused|complained about|told on|snitched)\b/i;

function asksHowSomebodyFares(text: string): boolean {
  const match =
    /\b(?:how much|what|where|how old|how (?:sick|ill)|why)\b[^.?!]{0,30}?\b(?:does|do|did|is|was)\s+((?:\p{L}[\p{L}.'-]*\s?){1,4}?)\s*(?:earn|make|get paid|paid|live|living|on sick leave|ill\b|sick\b|fired|dismissed|let go|disciplined|weigh|diagnosed)/iu.exec(
      text,
    );
  const who = match?.[1]?.trim() ?? '';
  if (who === '') return false;
  if (/^(?:he|she)$/i.test(who) || colleagues.test(who)) return true;
  return who.split(' ').every(isName);
}
