/**
 * How English answers say that they do not know; see `compilePhrase` for the notation.
 *
 * What a rule may say itself ("the policy does not cover dental care") is not among them.
 */
export const abstentionPhrases: readonly string[] = [
  '(i|we) [really|actually|currently] (do|did) not [really|actually|currently] (know|have an answer|have the answer|have that information)',
  '(i|we) (do|did|can|could) not [reliably] (find|locate|determine|identify)',
  '(i|we) can not [reliably|confidently] (answer|say|tell|confirm)',
  '(i|we) [am|are|was|were] (unable|not able) to (find|locate|determine|identify|answer|say|tell|confirm)',
  '(i|we) [am|are] not (sure|certain)',
  '(i|we) [have] (found|find|see) (no|nothing)',
  '(i|we) have (no|not enough|insufficient) (information|answer|idea|data|details|knowledge)',
  '(do|does) not have (enough|any|sufficient) (information|details|data)',
  'there [is|was] (no|not enough) [relevant|reliable] (information|answer|mention)',
  '(not enough|insufficient) information',
  '(no|not a|nothing) [relevant|matching|reliable] [information|answer|passage|passages|source|sources|document|documents|result|results] (found|was found|were found|could be found)',
  'nothing in (the|my|our|these) (handbook|handbooks|documents|policies|sources|knowledge base|knowledge bases) (says|answers|covers|mentions|addresses)',
  '(handbook|handbooks|documents|sources|passages|pages|context|knowledge base|knowledge bases) (do|does|did) not (say|mention|cover|contain|address|answer|include|state|specify|provide)',
  '(policy|policies) (do|does|did) not (say|mention|address|answer)',
  'not (mentioned|addressed|answered|documented|described|covered) (in|by) (the|my|our|these|any of the) (handbook|handbooks|documents|sources|passages|pages|context|knowledge base|knowledge bases)',
  '(outside|beyond) [of] [the scope of] (my|our) (knowledge|documents|sources|knowledge base|knowledge bases)',
];
