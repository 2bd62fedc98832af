import { Lexer, LineCounter, parseDocument, Parser } from 'yaml';
import { clip } from '../../lib/show.js';
import { UsageError } from '../usageError.js';

/** How many times an alias may stand for what it stands for: more is a bomb. */
const maxAliasCount = 100;

/**
 * No text is nested deeper, by twice what a plan can be. What composes it recurses, and goes on where it is out of stack: an
 * engine that compiles a regular expression there ends the whole process.
 */
const maxDepth = 200;

/**
 * Reads YAML 1.2: what JSON can say, and no tags beyond it.
 *
 * @throws UsageError with line and column if it is none.
 */
export function parseYaml(text: string, file: string): unknown {
  const hole = tooDeepAt(text);
  if (hole !== undefined) throw new UsageError(`${file}${hole}: it is nested too deeply`);
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { version: '1.2', lineCounter: lines, prettyErrors: false });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) throw new UsageError(`${file}${placeAt(lines, fault.pos[0])}: ${problemOf(fault.message)}`);
    return document.toJS({ maxAliasCount }) as unknown;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${problemOf((error as Error).message)}`);
  }
}

/** Where a text is nested too deeply, as `:line:column`; `undefined` if it is not. This does not recurse. */
function tooDeepAt(text: string): string | undefined {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > maxDepth) return placeAt(lines, parser.offset - lexeme.length);
  }
  return undefined;
}

/** A message may speak of the parser rather than of the text. */
function problemOf(message: string): string {
  return /alias count/i.test(message) ? 'its aliases stand for too much' : clip(message);
}

/**
 * Finds where a text is no JSON, as `:line:column`.
 *
 * The platform does not always tell; a parser of YAML, which JSON is a part of, does, but for what YAML allows.
 */
export function placeInJson(text: string, { message }: SyntaxError): string {
  if (tooDeepAt(text) !== undefined) return '';
  const lines = new LineCounter();
  try {
    const { errors } = parseDocument(text, { schema: 'json', lineCounter: lines, prettyErrors: false });
    const [, told] = /position (\d+)/.exec(message) ?? [];
    const offset = told === undefined ? errors[0]?.pos[0] : Number(told);
    return offset === undefined ? '' : placeAt(lines, offset);
  } catch {
    return '';
  }
}

function placeAt(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `:${String(line)}:${String(col)}`;
}
