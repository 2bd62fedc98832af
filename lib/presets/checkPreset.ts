import type { Expectation } from '../options.js';
import { aBoolean, aFunction, aRecord, aText, check, checkOptions, oneOf } from '../options.js';
import { show } from '../show.js';
import type { PresetData } from './presetData.js';
import { endLists, statusLists, wordLists } from './wordList.js';

const aPath: Expectation = {
  what: 'a path such as "result.status"',
  test: (value) => typeof value === 'string' && value.split('.').every(Boolean),
};
const aWord = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const words: Expectation = {
  what: 'a list of words',
  test: (value) => Array.isArray(value) && value.every(aWord),
};
const codes: Expectation = {
  what: 'a list of status codes and of ranges such as "4xx"',
  test: (value) => Array.isArray(value) && value.every(isPattern),
};
function isPattern(value: unknown): boolean {
  return (typeof value === 'number' ? /^[1-5]\d\d$/ : /^[1-5]xx$/).test(String(value));
}
const anAmount: Expectation = {
  what: 'a number greater than 0, or a path',
  test: (value) => (typeof value === 'number' ? value > 0 : aPath.test(value)),
};
const aList: Expectation = { what: 'a list', test: Array.isArray };

type Expectations = Readonly<Record<string, Expectation>>;

const wordsAt: Expectations = { path: aPath, words };
const expected: Readonly<Record<keyof PresetData | '~rxpoll', Expectation>> = {
  '~rxpoll': aFunction,
  id: aText,
  asOf: aText,
  source: oneOf(['source', 'docs', 'known']),
  version: aText,
  status: aRecord,
  pending: words,
  success: words,
  failure: words,
  cancelled: words,
  needsAction: words,
  caseInsensitive: aBoolean,
  httpPending: codes,
  httpSuccess: codes,
  httpFailure: codes,
  httpStatusIn: aRecord,
  failureWhen: aPath,
  cancelledWhen: aRecord,
  ending: aRecord,
  transient: aRecord,
  progress: aRecord,
  result: aPath,
  hints: aList,
  endless: aText,
  outcome: aText,
  longPoll: aText,
  conditional: aText,
};

/**
 * Checks what is known of an API: nothing in it may be silently without effect.
 *
 * @param owner What to call it in messages.
 * @throws TypeError or RangeError that names what is wrong.
 */
export function checkPreset(owner: string, data: PresetData): void {
  checkOptions(owner, data, expected);
  for (const name of ['id', 'asOf', 'source', 'status'] as const) check(owner, name, data[name], expected[name]);
  const { status, httpStatusIn, cancelledWhen, ending, transient, progress, hints = [] } = data;
  const checkPart = (path: string, part: object | undefined, needed: Expectations, optional?: Expectations): void => {
    if (part === undefined) return;
    checkOptions(owner, part, { ...needed, ...optional }, path);
    for (const [name, expectation] of Object.entries(needed)) {
      check(owner, `${path}.${name}`, (part as Readonly<Record<string, unknown>>)[name], expectation);
    }
  };
  const checkPlace = (path: string, place: object, ofPath?: Expectations): void =>
    'header' in place ? checkPart(path, place, { header: aText }) : checkPart(path, place, { path: aPath }, ofPath);

  checkPart('status', status, { method: aText, url: aText }, { path: aPath });
  if (httpStatusIn) checkPlace('httpStatusIn', httpStatusIn);
  if (progress) checkPlace('progress', progress, { of: anAmount });
  checkPart('cancelledWhen', cancelledWhen, wordsAt);
  checkPart('transient', transient, wordsAt);
  checkPart('ending', ending, { path: aPath, success: words }, { failure: words, cancelled: words });
  hints.forEach((hint, index) => checkPart(`hints.${String(index)}`, hint, { path: aPath, unit: oneOf(['ms', 's']) }));
  checkMeaning((problem) => new TypeError(`${owner}: ${problem}`), data);
}

function checkMeaning(wrong: (problem: string) => TypeError, data: PresetData): void {
  const { status, ending, failureWhen, cancelledWhen, endless, httpSuccess, success } = data;
  const listsOf = (lists: readonly (keyof PresetData)[]): Lists =>
    lists.map((list) => [list, data[list] as readonly unknown[]]);
  const { caseInsensitive = false } = data;
  checkOnce(wrong, listsOf(wordLists), caseInsensitive);
  checkOnce(wrong, listsOf(statusLists.map(([list]) => list)));
  if (ending)
    checkOnce(
      wrong,
      endLists.map((list) => [`ending.${list}`, ending[list]]),
      caseInsensitive,
    );
  const hasWords = wordLists.some((list) => data[list]?.length);
  if (hasWords !== (status.path !== undefined)) throw wrong('words, and status.path where they stand, need each other');
  if (cancelledWhen && failureWhen === undefined) throw wrong('cancelledWhen would do nothing without failureWhen');
  const hasEnd = Boolean(success?.length ?? 0) || Boolean(httpSuccess?.length ?? 0);
  if (hasEnd !== (endless === undefined)) {
    throw wrong(hasEnd ? 'what has an end is not endless' : 'success or httpSuccess must say when the job is done');
  }
}

type Lists = readonly (readonly [name: string, words: readonly unknown[] | undefined])[];

/** A word that stood in two lists would mean what the first of them says. */
function checkOnce(wrong: (problem: string) => TypeError, lists: Lists, inAnyCase = false): void {
  const places = new Map<string, string>();
  for (const [list, words = []] of lists) {
    for (const word of words) {
      const said = inAnyCase ? String(word).toLowerCase() : String(word);
      const other = places.get(said);
      if (other !== undefined) throw wrong(`${show(word)} stands in ${other} and in ${list}`);
      places.set(said, list);
    }
  }
}
