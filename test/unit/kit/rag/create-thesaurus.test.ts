import { describe, expect, it } from 'vitest';
import { createThesaurus, type Thesaurus } from '../../../../src/kit/rag/retrieve/create-thesaurus.ts';
import { workplaceThesaurus } from '../../../../src/kit/rag/retrieve/workplace-thesaurus.ts';
import { workplaceWords } from '../../../../src/kit/rag/retrieve/workplace-words.ts';

/** All words that a text is related to. */
function relatedBy(thesaurus: Thesaurus): (text: string) => readonly string[] {
  return (text) => thesaurus(text).flatMap(({ related }) => related);
}

describe('a thesaurus', () => {
  it('leads from what people say to what rules say, and not back', () => {
    const relatedTo = relatedBy(createThesaurus({ 'boss, line manager': 'supervisor, director' }));
    expect(relatedTo('May my boss read this?')).toEqual(['supervisor', 'director']);
    expect(relatedTo('line managers')).toEqual(['supervisor', 'director']);
    expect(relatedTo('Who is the supervisor?')).toEqual([]);
  });

  it('knows a phrase in any grammatical form, and with small words in between', () => {
    const relatedTo = relatedBy(createThesaurus({ 'leave company': 'separation', 'time off': 'absence' }));
    expect(relatedTo('I am leaving the company')).toEqual(['separation']);
    expect(relatedTo('How much time can I have off?')).toEqual(['absence']);
  });

  it('needs the small words of a phrase, and no other words in between', () => {
    const relatedTo = relatedBy(createThesaurus({ 'time off': 'absence', 'sick child': 'family care' }));
    expect(relatedTo('What time is lunch?')).toEqual([]);
    expect(relatedTo('time flies off')).toEqual([]);
    expect(relatedTo('sick of every single child')).toEqual([]);
    expect(createThesaurus({ aed: 'first aid' })('Is this a question?')).toEqual([]);
  });

  it('takes the longest phrase for what is meant', () => {
    const relatedTo = relatedBy(
      createThesaurus({ fire: 'evacuation', 'fire me': 'dismissal', drill: 'exercise' }),
    );
    expect(relatedTo('Can they fire me?')).toEqual(['dismissal']);
    expect(relatedTo('Is there a fire drill?')).toEqual(['evacuation', 'exercise']);
  });

  it('falls back to a shorter phrase where a longer one breaks off', () => {
    const relatedTo = relatedBy(
      createThesaurus({
        sick: 'illness',
        'sick note from doctor': 'certificate',
        note: 'memo',
      }),
    );
    expect(relatedTo('a sick note for school')).toEqual(['illness', 'memo']);
  });

  it('says what phrase it is, without its small words, and what it may be called, each phrase once', () => {
    const thesaurus = createThesaurus({ 'time off, kid': 'child, absence', sick: 'illness', kids: 'family' });
    expect(thesaurus('Sick kid, or two sick kids: how much time may I have off?')).toEqual([
      { terms: ['sick'], related: ['illness'] },
      { terms: ['kid'], related: ['child', 'absence', 'family'] },
      { terms: ['time'], related: ['child', 'absence'] },
    ]);
  });

  it('gives nothing for nothing, and takes no harm from empty phrases', () => {
    const relatedTo = relatedBy(createThesaurus({ '': 'absence', 'boss,, ': ', supervisor,' }));
    expect(relatedTo('')).toEqual([]);
    expect(relatedTo('…!? 的')).toEqual([]);
    expect(relatedTo('boss')).toEqual(['supervisor']);
    expect(createThesaurus({})('constructor of __proto__')).toEqual([]);
  });

  it('looks no further than a phrase may reach from each word, however long the text', () => {
    const relatedTo = relatedBy(
      createThesaurus({
        [Array(500).fill('time off').join(' ')]: 'x',
        'time off': 'absence',
      }),
    );
    expect(relatedTo('time off '.repeat(50_000))).toEqual(['absence']);
  });
});

describe('the words of working life', () => {
  const relatedTo = relatedBy(workplaceThesaurus);

  it.each([
    ['How do I quit my job?', 'resignation'],
    ['Can I be fired for that?', 'termination'],
    ['My boss yells at me', 'supervisor'],
    ['I came down with something', 'sick leave'],
    ['May I take a few days off?', 'leave'],
    ['My kid has a dance show', 'dependent'],
    ['Who pays for the train ride?', 'travel'],
    ['my phone was stolen', 'lost or stolen'],
    ['I cannot log in any more', 'account'],
  ])('lead from "%s" to %s', (question, word) => {
    expect(relatedTo(question)).toContain(word);
  });

  it.each([
    ['What do we do when there is a fire?', 'termination'],
    ['I am not quite sure', 'resignation'],
    ['Which training is there?', 'rail'],
    ['How do I undo a deployment?', 'military leave'],
  ])('do not lead from "%s" to %s', (question, word) => {
    expect(relatedTo(question)).not.toContain(word);
  });

  it('each lead to something, whichever of their words is asked with', () => {
    const phrases = Object.keys(workplaceWords).flatMap((said) => said.split(', '));
    expect(phrases.filter((phrase) => relatedTo(phrase).length === 0)).toEqual([]);
  });
});
