import { parseArgs } from 'node:util';

/** What is asked of `npm run bench`. */
export interface Arguments {
  /** Rows; all where there is none. */
  readonly ids: readonly string[];
  /** What becomes of the figures: tables, JSON, a verdict, the last run that is told. `here`: what a process of a row does. */
  readonly as: 'tables' | 'json' | 'check' | 'record' | 'here';
  /** How much is measured. */
  readonly size: 'full' | 'quick' | 'once';
  /** The one variant to measure, with `here`. */
  readonly variant: string | undefined;
}

const purposes = ['json', 'check', 'record', 'here'] as const;

/**
 * Reads the arguments of the command.
 *
 * @param known The numbers of the rows that there are.
 * @throws Error if one is not known, or does not go with another.
 */
export function parseArguments(args: readonly string[], known: readonly string[]): Arguments {
  const { values, positionals: ids } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      check: { type: 'boolean' },
      record: { type: 'boolean' },
      here: { type: 'boolean' },
      once: { type: 'boolean' }, // what `--check` tells its processes
      variant: { type: 'string' },
    },
  });
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Error(`there is no row ${unknown}, but ${known.join(', ')}`);
  const asked = purposes.filter((purpose) => values[purpose]);
  const [as = 'tables'] = asked;
  if (asked.length > 1) throw new Error(`--${asked.join(' and --')} do not go together`);
  if (values.quick && (as === 'record' || as === 'check')) throw new Error(`--${as} and --quick do not go together`);
  if (values.variant !== undefined && as !== 'here') throw new Error('--variant goes with --here');
  if (values.once && as !== 'here') throw new Error('--once goes with --here');
  const size = values.quick ? 'quick' : values.once || as === 'check' ? 'once' : 'full';
  return { ids, as, size, variant: values.variant };
}
