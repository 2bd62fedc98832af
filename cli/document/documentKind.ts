import { PlanError } from '../../lib/errors/planError.js';
import { isRecord } from '../../lib/options.js';
import { showOption } from '../../lib/show.js';

/** What a document is: a plan of this package, parameters of trigger.dev's `backgroundPoll`, or a request of Laminar's. */
export type DocumentKind = 'plan' | 'backgroundPoll' | 'loopUntil';

/** By what each is known. */
const marks: readonly (readonly [DocumentKind, readonly string[]])[] = [
  ['loopUntil', ['loopUntil']],
  ['plan', ['request', 'version', '$schema', 'until']],
  ['backgroundPoll', ['responseFilter', 'requestInit', 'interval']],
];

/**
 * Tells what a document is, by its properties.
 *
 * @throws PlanError if it is none.
 */
export function documentKind(document: unknown): DocumentKind {
  const found = isRecord(document)
    ? marks.find(([, names]) => names.some((name) => Object.hasOwn(document, name)))
    : undefined;
  if (found) return found[0];
  const what = isRecord(document)
    ? `has ${Object.keys(document).slice(0, 5).join(', ') || 'nothing'}`
    : `is ${showOption(document)}`;
  throw new PlanError(
    [
      {
        path: '',
        problem:
          `it ${what}; a plan has version, request and until; ` +
          'parameters of backgroundPoll have url and responseFilter; a request of Laminar has url and loopUntil',
      },
    ],
    'no document of a poll',
  );
}
