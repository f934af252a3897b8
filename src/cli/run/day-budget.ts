import type { BudgetAccount, Reservation } from '../../context/models/budget-account.ts';
import { isoTime } from '../../context/own-time.ts';
import { toFailure } from '../../model/failure.ts';
import { shownPath } from '../shown-path.ts';
import { UserProblem } from '../user-problem.ts';
import { SpendingLedger } from './spending-ledger.ts';

/** What may be spent on models in a day (of UTC), over all runs that write into one folder, also at the same time. */
export class DayBudget implements BudgetAccount {
  readonly name = 'day';
  readonly most: number;
  readonly #out: string;
  #day: string;
  #ledger: SpendingLedger;
  #problem: string | null = null;

  /**
   * @param out - folder of the runs
   * @param most - billionths of a US dollar
   * @throws UserProblem where what was spent cannot be read
   */
  constructor(out: string, most: number) {
    this.most = most;
    this.#out = out;
    this.#day = today();
    try {
      this.#ledger = new SpendingLedger(out, this.#day);
    } catch (error) {
      throw new UserProblem(
        `What was spent on models today cannot be read: ${shown(error)}`,
        'Mend that line or remove the file; without it the day begins anew. Or take models.budget.day out of the config.',
      );
    }
  }

  get problem(): string | null {
    return this.#problem;
  }

  get spent(): number {
    return this.#ledger.totals().spent;
  }

  reserve(amount: number): Reservation | 'later' | 'never' {
    if (this.#problem !== null) return 'never';
    try {
      return this.#reserve(amount, this.#ledgerOfToday());
    } catch (error) {
      this.#problem = `what was spent today cannot be kept: ${shown(error)}`;
      return 'never';
    }
  }

  #reserve(amount: number, ledger: SpendingLedger): Reservation | 'later' | 'never' {
    ledger.read();
    const before = this.#judge(ledger, amount);
    if (before !== 'fits') return before;
    ledger.change(0, amount);
    // Another process may have done the same in this moment: who reads later sees both.
    ledger.read();
    const after = this.#judge(ledger, 0);
    if (after !== 'fits') {
      ledger.change(0, -amount);
      return after;
    }
    return { settle: (spent) => this.#settle(ledger, amount, spent) };
  }

  #judge(ledger: SpendingLedger, amount: number): 'fits' | 'later' | 'never' {
    const { spent, open } = ledger.totals();
    if (spent + amount > this.most) return 'never';
    return spent + open + amount > this.most ? 'later' : 'fits';
  }

  /** What cannot be written stays reserved, which never allows too much. */
  #settle(ledger: SpendingLedger, amount: number, spent: number): void {
    try {
      ledger.change(spent, -amount);
    } catch (error) {
      this.#problem = `what was spent today cannot be kept: ${shown(error)}`;
    }
  }

  #ledgerOfToday(): SpendingLedger {
    const day = today();
    if (day !== this.#day) {
      this.#ledger = new SpendingLedger(this.#out, day);
      this.#day = day;
    }
    return this.#ledger;
  }
}

function today(): string {
  return isoTime().slice(0, 10);
}

function shown(error: unknown): string {
  const { message } = toFailure(error);
  return message.replace(/^.*(?= is damaged$)/, (path) => shownPath(path));
}
