import { type CtyObject } from '../../wire/index.js';
import { type Chance } from '../chance.js';
import { type Problem } from '../contract.js';
import { flagOf, isKnown, numberOf, textOf } from '../values.js';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const specials = '!@#$%&*()-_=+[]{}<>:?';

const classes = [
  { use: 'special', minimum: 'min_special', characters: specials },
  { use: 'lower', minimum: 'min_lower', characters: lower },
  { use: 'upper', minimum: 'min_upper', characters: lower.toUpperCase() },
  { use: 'numeric', minimum: 'min_numeric', characters: digits },
] as const;

/** Text of `random_string` and `random_password`: the minimum of each class first, then shuffled. */
export function drawText(planned: CtyObject, chance: Chance): string {
  const override = textOf(planned.override_special);
  const pick = (characters: string, count: number): string[] => [...chance.text(characters, count)];
  const length = numberOf(planned.length) ?? 0;
  const drawn: string[] = [];
  let all = '';
  for (const { use, minimum, characters } of classes) {
    const own = use === 'special' && override !== null && override !== '' ? override : characters;
    if (flagOf(planned[use]) !== false) all += own;
    drawn.push(...pick(own, numberOf(planned[minimum]) ?? 0));
  }
  drawn.push(...pick(all, Math.max(0, length - drawn.length)));
  return chance.shuffle(drawn).slice(0, length).join('');
}

/** What the published provider refuses about the classes and the length. */
export function checkText(config: CtyObject): readonly Problem[] {
  const problems: Problem[] = [];
  const length = numberOf(config.length);
  const minimums = classes.map(({ minimum }) => config[minimum]);
  const least = minimums.reduce<number>((sum, value) => sum + (numberOf(value) ?? 0), 0);
  if (length !== null && length < 1) {
    problems.push(invalid('length', `length must be at least 1, got: ${length}`));
  }
  if (length !== null && minimums.every(isKnown) && length < least) {
    const sum = classes.map(({ minimum }) => minimum).join(' + ');
    problems.push(invalid('length', `length must be at least the sum of ${sum} (${least}), got: ${length}`));
  }
  const uses = [...classes.map(({ use }) => config[use]), config.number];
  const given = classes.map(({ use }) =>
    use === 'numeric' ? (flagOf(config.numeric) ?? flagOf(config.number)) : flagOf(config[use]),
  );
  if (uses.every(isKnown) && given.every((use) => use === false)) {
    problems.push(invalid('special', 'at least one of special, upper, lower and numeric must be true'));
  }
  const [number, numeric] = [flagOf(config.number), flagOf(config.numeric)];
  if (number !== null && numeric !== null && number !== numeric) {
    problems.push(invalid('number', 'number and numeric are both given and differ; give numeric only'));
  }
  return problems;
}

/** Most characters, bytes or items that one random value may have: far above honest use, and drawn in our own process. */
const mostDrawn = 65_536;

/** The refusal of a value too long to draw, naming the limit; null where all fit. */
export function tooLong(planned: CtyObject, attributes: readonly string[]): { problems: Problem[] } | null {
  const problems = attributes.flatMap((attribute) => {
    const asked = numberOf(planned[attribute]);
    if (asked === null || asked <= mostDrawn) return [];
    return [
      invalid(attribute, `${attribute} may be at most ${mostDrawn} (a limit of Plumbline), got: ${asked}`),
    ];
  });
  return problems.length === 0 ? null : { problems };
}

/** What `drawText` draws by. */
export const textLengths: readonly string[] = ['length', ...classes.map(({ minimum }) => minimum)];

/** A refusal of one attribute's value. */
export function invalid(attribute: string, detail: string): Problem {
  return { summary: 'Invalid Attribute Value', detail: `Attribute ${detail}.`, attribute };
}
