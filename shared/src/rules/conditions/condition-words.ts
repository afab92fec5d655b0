import type { ConditionKind, FigureUnit } from './condition-kind.js';
import { figureText } from './figure-text.js';
import { readingSentence } from './reading-sentence.js';

interface Words {
  /** What the figure is called beside a number: `月均消费次数`. */
  readonly label: string;
  readonly unit: FigureUnit;
  /** What it is called before `满`: `月均消费`; the label where it is absent. */
  readonly noun?: string;
  /** After the number, with its space: ` 次`. */
  readonly counter?: string;
  /** What is missing, as a noun: the number goes where `#` stands. */
  readonly missing: string;
}

/** The words of a metric that are made from its names alone. */
export function conditionWords(
  words: Words,
): Pick<ConditionKind, 'label' | 'unit' | 'missing' | 'sentence' | 'clause'> {
  const { label, unit, noun = label, counter = '', missing } = words;
  return {
    label,
    unit,
    missing: (left) => missing.replace('#', () => figureText(left, unit)),
    sentence: (reading, audience) => readingSentence(reading, { label, unit, counter }, audience),
    clause: ({ op, value }) => `${noun}${bounds[op]} ${figureText(value, unit)}${counter}`,
  };
}

const bounds = { '>=': '满', '<=': '不超过', '<': '不到' } as const;
