/**
 * Whether a sentence gives orders to whoever answers, rather than asking or telling something.
 *
 * Used both ways: such a sentence of a question is not part of what is asked, and such a sentence of a document is never
 * quoted. Pages are data; so a page that is attacked in this way loses one sentence and nothing else.
 */
export function speaksToBot(sentence: string): boolean {
  const plain = sentence
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ');
  return orders.some((pattern) => pattern.test(plain));
}

const bot =
  '(?:ai|a\\.i\\.|artificial intelligence|(?:large )?language models?|llms?|chat ?bots?|bots?|gpt\\S*|(?:ai|virtual|digital|automated) (?:assistants?|agents?|systems?|models?))';
const orderedWords =
  '(?:instructions?|rules?|prompts?|guidelines|directions|directives|commands|messages?|context|restrictions|guardrails|polic(?:y|ies))';

const orders: readonly RegExp[] = [
  // "Ignore all previous instructions", "forget the above rules"
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|bypass|overrule)\\b(?: \\S+){0,3}? (?:previous|prior|above|earlier|preceding|former|existing|your|system|safety)\\b(?: \\S+){0,2}? ?${orderedWords}\\b`,
    'i',
  ),
  /\b(?:ignore|disregard|forget) (?:everything|all|anything|what) (?:(?:that )?(?:was |is |has been )?(?:said |written |told )?(?:above|before|earlier|so far)|you (?:were|have been|know))\b/i,
  // "print your system prompt", "what are your instructions"
  /\b(?:system|hidden|initial|developer|secret) (?:prompts?|instructions?|messages?)\b/i,
  /\b(?:print|show|reveal|repeat|output|display|leak|dump|tell me|what (?:are|is)|give me)\b(?: \S+){0,3}? your (?:own )?(?:\S+ )?(?:prompts?|instructions?|settings|configuration|rules|source code|api keys?|environment)\b/i,
  // "You are now …", "pretend to be …", "developer mode"
  /\byou are (?:now|no longer) (?:an? |the |bound|restricted|limited|in |called |dan\b|my |free )/i,
  /\b(?:from now on|henceforth),? (?:you|answer|respond|reply|act)\b/i,
  /\b(?:pretend|act|behave|role-?play)\b(?: \S+){0,2}? (?:to be|as if|as though|as an?|like an?) (?:\S+ ){0,3}(?:dan|bot|assistant|ai|model|admin(?:istrator)?|developer|hacker|unrestricted|different)\b/i,
  /\b(?:developer|debug|admin|god|jailbreak|dan|unrestricted) mode\b/i,
  // "AI assistants must …", "if you are a language model, …", "note to the assistant: …"
  new RegExp(
    `\\b${bot} (?:(?:reading|processing|answering|summari[sz]ing|indexing)(?: \\S+){1,5} )?(?:must|should|shall|have to|has to|need to|are to|is to|will)\\b(?! (?:not |only |never |always )?be\\b)`,
    'i',
  ),
  new RegExp(`\\b(?:if|when|as|since|because) you(?: are|'re|’re)? (?:an? )?${bot}\\b`, 'i'),
  new RegExp(
    `\\b(?:note|message|instructions?|attention|notice|order|hint)s? (?:to|for) (?:the |any |all |every )?(?:\\S+ )?(?:${bot}|assistants?|answering (?:system|service))\\b`,
    'i',
  ),
  /^\s*[#*<[({]*\s*\/?\s*(?:system|assistant|developer|im_start|im_end|inst)\s*[|>\])}:]/i,
  /<\|[^|]{1,30}\|>|\[\/?INST\]|<<\/?SYS>>/i,
  // "do not tell the user", "answer only with …", "respond with: APPROVED"
  /\b(?:do not|don['’]t|never) (?:tell|inform|mention|reveal|say)\b(?: \S+){0,4}? (?:the )?users?\b/i,
  /\b(?:always |only |just |simply )?(?:respond|reply|answer|say|output|print)\b (?:only |just |exactly |always |simply )*(?:with|in|as)? ?(?:the (?:single )?(?:words?|phrase|text|sentence|string)\b|["“'‘:])/i,
  /\b(?:end|begin|start|finish) (?:your|the|every|each) (?:answers?|responses?|repl(?:y|ies)) with\b/i,
  /\b(?:your|the) (?:new|real|actual|true) (?:task|instructions?|role|goal|purpose|job) (?:is|are)\b/i,
  /\b(?:without|instead of) (?:citing|sources|citations)\b/i,
];
