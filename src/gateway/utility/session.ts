import { type Substitution } from '../../domain/stage.js';
import { type CtyObject } from '../wire/index.js';
import { Allowance } from './allowance.js';
import { Chance } from './chance.js';
import { type CallContext } from './contract.js';
import { AnswerFolder, type FolderOptions } from './folder.js';
import { fingerprint } from './values.js';

export interface UtilitySessionOptions extends Omit<FolderOptions, 'allowance'> {
  /** What the session's values are drawn from: the same seed gives the same values. */
  readonly seed: string;
  /** Called for everything answered in the outside world's stead. */
  readonly onSubstitution?: (substitution: Substitution) => void;
}

/**
 * The clock of every session. It stands still, so that `time_static` and certificates are the same in every run
 * and `time_rotating` is never due between apply and the second plan.
 */
const now = new Date('2026-01-01T00:00:00Z');

/** What the utility providers of one answer share, for all of its Terraform commands. */
export class UtilitySession {
  readonly folder: AnswerFolder;
  readonly #options: UtilitySessionOptions;
  readonly #taken = new Map<string, number>();
  readonly #allowance = new Allowance();

  constructor(options: UtilitySessionOptions) {
    this.#options = options;
    this.folder = new AnswerFolder({ ...options, allowance: this.#allowance });
  }

  /** The context of one call for a block of `type` with `config`. */
  contextFor(type: string, config: CtyObject): CallContext {
    const words = [this.#options.seed, type, fingerprint(config)];
    let own: number | undefined;
    const index = (): number => {
      const key = words.join('\n');
      own ??= this.#taken.get(key) ?? 0;
      if ((this.#taken.get(key) ?? 0) <= own) this.#taken.set(key, own + 1);
      return own;
    };
    return {
      folder: this.folder,
      use: (kind, amount) => this.#allowance.use(kind, amount),
      now,
      index,
      chance: () => new Chance(...words, String(index())),
      substitute: (substitution) => this.#options.onSubstitution?.(substitution),
    };
  }
}
