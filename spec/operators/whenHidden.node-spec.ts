import { whenHidden } from '../../operators/whenHidden.js';
import { record } from '../support/record.js';

describe('whenHidden without a document', () => {
  it('tells that nothing is hidden, and then nothing', () => {
    expect(record(whenHidden())).toEqual({ values: [false], end: undefined });
  });
});
