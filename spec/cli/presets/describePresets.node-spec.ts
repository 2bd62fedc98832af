import { describePresets } from '../../../cli/presets/describePresets.js';
import { lookFor } from '../../../cli/display/look.js';
import { UsageError } from '../../../cli/usageError.js';

describe('describePresets', () => {
  const look = lookFor({}, { color: true, isUnicode: false });
  const tell = (id?: string, json = false, columns = Infinity): string => describePresets(id, { json }, columns, look);

  it('tells of all in a table, and of one all that is known', () => {
    expect(tell()).toMatch(/^id .*\nacme-order[^]*\nopenai-batch .*\n/);
    expect(tell('openai-batch')).toMatch(/^openai-batch v1, .*\nGET /);
  });

  it('tells the data as lines of JSON', () => {
    const lines = tell(undefined, true).trimEnd().split('\n');
    const ids = lines.map((line) => (JSON.parse(line) as { readonly id: string }).id);

    expect(ids.length).toBeGreaterThan(20);
    expect(ids).toContain('openai-batch');
    expect(JSON.parse(tell('openai-batch', true))).toEqual(jasmine.objectContaining({ success: ['completed'] }));
  });

  it('has nothing beyond ASCII where the locale has not', () => {
    expect(tell(undefined, false, 80)).toMatch(/^[ -~\n]+$/);
  });

  it('refuses an id that is none', () => {
    expect(() => tell('openai-bacht')).toThrowError(UsageError, /did you mean openai-batch\?$/);
  });
});
