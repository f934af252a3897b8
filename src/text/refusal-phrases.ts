/**
 * How English answers decline to do what was asked; see `compilePhrase` for the notation.
 *
 * The speaker is the one who declines: "you may not share it" is a rule and no refusal.
 */
export const refusalPhrases: readonly string[] = [
  'i (can|will|could|may|must|should|would) not [be able to] (help|assist|comply|do|share|provide|give|disclose|reveal|discuss|answer|show|tell|repeat|follow|ignore|pretend|engage|support|write|create|generate|look up|carry out|fulfil|fulfill)',
  'we (can|will|could|may|must) not [be able to] (help|assist|comply|share|disclose|reveal|discuss|answer)',
  '(i|we) [am|are] (unable|not able|not allowed|not permitted|not authorized|not authorised|not going) to (help|assist|comply|do|share|provide|give|disclose|reveal|discuss|answer|show|tell|repeat|follow|ignore|look up|carry out)',
  '(i|we) [must|have to|need to|will have to] [respectfully|politely] (decline|refuse)',
  'i do not (share|disclose|reveal|discuss|give out)',
  '(i|we) can only (help|assist|answer|discuss)',
  '(sorry|unfortunately) [but] can not (help|assist|do|share|disclose|answer)',
  '(against|violates|violate) my (rules|guidelines|instructions|policy|policies)',
];
