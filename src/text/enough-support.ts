/** The score of `supportOf` from which a claim counts as supported: all but a fifth of its terms stand together. */
export const enoughSupport = 0.8;
