/**
 * The questions that a text asks, where it asks several: "How long is the notice period, and what happens to my laptop?"
 *
 * @returns the text itself where it asks one thing
 */
export function splitQuestion(text: string): readonly string[] {
  const sentences = text
    .split(/(?<=[?!.])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const asking = sentences.filter((sentence) => sentence.endsWith('?'));
  const questions = (asking.length > 0 ? asking : [text]).flatMap(splitAtAnd).filter(saysSomething);
  return questions.length > 1 ? questions.slice(0, mostParts) : [text];
}

const mostParts = 4;

/** "and" joins two questions where what follows it begins like a question of its own. */
function splitAtAnd(sentence: string): readonly string[] {
  return sentence.split(
    /[,;]?\s+(?:and|or|but|plus)(?: also)?,?\s+(?=(?:what|who|whom|whose|when|where|why|how|which|is|are|do|does|did|can|could|may|must|should|will|would|am)\b)/i,
  );
}

function saysSomething(question: string): boolean {
  return question.split(/\s+/).length >= 3;
}
