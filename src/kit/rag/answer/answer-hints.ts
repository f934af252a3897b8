/**
 * Whether a sentence has the kind of thing that a question asks for: a number after "how many", somebody to turn to after
 * "who".
 */
export function fitsQuestion(question: string): (sentence: string) => boolean {
  const signs = kinds.filter(({ asks }) => asks.test(question)).map(({ answers }) => answers);
  return (sentence) => signs.some((sign) => sign.test(sentence));
}

const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|twice|once|zero|no limit|unlimited';

const kinds: readonly { readonly asks: RegExp; readonly answers: RegExp }[] = [
  {
    asks: /\bhow (?:many|much|often|far|big|large|high|old|late|early)\b|\b(?:cost|price|amount|limit|rate|budget|percentage|share|maximum|minimum|number|quota|allowance|get back|pay(?:s|ing)?)\b/i,
    answers: new RegExp(`\\d|[$€£%]|\\b(?:${numberWords})\\b`, 'i'),
  },
  {
    asks: /\b(?:when|how (?:long|soon|fast|quickly|early|late|often)|deadlines?|until|what (?:time|date|day)|which (?:day|date|month))\b/i,
    answers: new RegExp(
      `\\b(?:(?:\\d+|${numberWords})(?:st|nd|rd|th)? (?:\\S+ )?(?:minutes?|min|hours?|days?|weeks?|months?|quarters?|years?)|daily|weekly|monthly|quarterly|yearly|annually|immediately|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|\\d{1,2}:\\d\\d|day of|end of|deadline)\\b`,
      'i',
    ),
  },
  {
    asks: /\b(?:who|whom|whose|contact|(?:report|turn|talk|write) to)\b/i,
    answers:
      /@|#[a-z]|\b(?:team|officer|manager|head of|lead|director|commander|owner|counsel|contact|people|hr|department|office|desk|board|committee|supervisor|administrator|president|ceo|cto)\b/i,
  },
  {
    asks: /\b(?:where|which (?:tool|form|page|channel|system|site|folder)|what (?:tool|form|system|channel))\b/i,
    answers:
      /@|#[a-z]|https?:|\b(?:in|on|at|via|through|using|under) (?:the |our )?["“*]?\p{Lu}|\b(?:form|portal|channel|folder)\b/u,
  },
  {
    asks: /^(?:\S+,? ){0,2}(?:can|may|is|are|do|does|must|should|am|could|will|would)\b|\b(?:can|may|must|should|am) (?:i|we)\b|\ballowed\b/i,
    answers:
      /\b(?:must|may|can|cannot|can't|not|never|only|allowed|required|need|prohibited|forbidden|always|unless|except|should|no)\b/i,
  },
  {
    asks: /\bhow (?:do|can|should|to|does|would)\b|\bsteps?\b|\bprocess\b/i,
    answers:
      /^(?:ask|book|call|choose|click|complete|contact|create|email|enter|file|fill|follow|go|log|make|notify|open|request|select|send|sign|submit|talk|tell|upload|use|visit|write)\b|\b(?:by|to) (?:submit|fill|email|ask|complet|contact|request|send|us)\w*/i,
  },
];
