import { describeReason } from '../../../cli/display/describeReason.js';

describe('describeReason', () => {
  it('says what decided', () => {
    expect([describeReason('schedule'), describeReason('cache')]).toEqual([
      'by the schedule',
      'as long as the answer is cached',
    ]);
  });
});
