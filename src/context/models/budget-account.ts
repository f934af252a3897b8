/**
 * Money that may be spent on models, as whole billionths of a US dollar: sums of them are exact.
 *
 * What a call may cost at most is reserved before it, and what it cost is settled after it.
 */
export interface BudgetAccount {
  readonly name: 'trial' | 'run' | 'day';
  readonly most: number;
  /** What is known to be spent. */
  readonly spent: number;
  /** Why nobody can say what is left; then every reservation is refused. */
  readonly problem?: string | null;
  /**
   * @returns the reservation; `later` where it may fit once other calls have ended; `never` where it goes over what is
   * left even without them
   */
  reserve(amount: number): Reservation | 'later' | 'never';
}

export interface Reservation {
  settle(spent: number): void;
}

/** An account of this process alone. */
export class MemoryAccount implements BudgetAccount {
  readonly name: 'trial' | 'run';
  readonly most: number;
  #spent = 0;
  #reserved = 0;

  constructor(name: 'trial' | 'run', most: number) {
    this.name = name;
    this.most = most;
  }

  get spent(): number {
    return this.#spent;
  }

  reserve(amount: number): Reservation | 'later' | 'never' {
    if (this.#spent + amount > this.most) return 'never';
    if (this.#spent + this.#reserved + amount > this.most) return 'later';
    this.#reserved += amount;
    return {
      settle: (spent) => {
        this.#reserved -= amount;
        this.#spent += spent;
      },
    };
  }
}
