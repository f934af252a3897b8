/** A paper of the library, in short. */
export interface Paper {
  readonly id: string;
  readonly year: number;
  readonly text: string;
  /** Ids of what it cites. */
  readonly cites: readonly string[];
}

/** A small library about heating and bread; enough to see that each question finds its own papers. */
export const library: readonly Paper[] = [
  {
    id: 'lind-2019',
    year: 2019,
    text: 'Heat pumps in old houses need larger radiators. With them the efficiency stays above three in winter.',
    cites: ['moreau-2014'],
  },
  {
    id: 'okafor-2021',
    year: 2021,
    text: 'In 84 old houses heat pumps halved the energy for heating. Efficiency fell on the coldest days of winter.',
    cites: ['lind-2019'],
  },
  {
    id: 'petrov-2023',
    year: 2023,
    text: 'Noise is the commonest complaint about heat pumps. Larger units at low speed are quieter.',
    cites: ['okafor-2021', 'lind-2019'],
  },
  {
    id: 'moreau-2014',
    year: 2014,
    text: 'Radiators work at lower temperatures than their makers say. Insulation matters more than their size.',
    cites: [],
  },
  {
    id: 'silva-2020',
    year: 2020,
    text: 'Sourdough rises more slowly in cold kitchens. A longer rest makes its taste sharper.',
    cites: [],
  },
];
