/** Whether a word, as `wordsOf` gives it, only holds an English sentence together: articles, pronouns, light verbs. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those such same
  i me my mine myself we us our ours ourselves you your yours yourself yourselves
  he him his himself she her hers herself it its itself they them their theirs themselves
  who whom whose which what when where why how whether there here
  and or but nor if then else than so because as while until although though unless
  of at by for with about against between into through during before after above below to from up down in out on off
  over under within upon per via
  be am is are was were been being do does did doing done have has had having get gets got getting
  can could will would may might shall
  not no cannot dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt mustnt hasnt havent hadnt
  any some all both each every either neither other another own only just also too very again further once
  please yes ok okay im ive id youre`.split(/\s+/),
);
