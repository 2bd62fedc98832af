import { of } from 'rxjs';
import type { UnknownStateError } from '../../../lib/errors/unknownStateError.js';
import { definePreset } from '../../../lib/presets/definePreset.js';
import { openaiBatch } from '../../../lib/presets/openaiBatch.js';
import { takeUntilMatch } from '../../../operators/takeUntilMatch.js';
import { answer } from '../../support/answers.js';
import { record } from '../../support/record.js';
import { attemptOf } from '../errors/attemptOf.js';
import { presetOf } from './presetOf.js';

describe('definePreset', () => {
  const ends = (preset: typeof openaiBatch, status: string): unknown =>
    record(of(attemptOf(answer(200, { status }))).pipe(takeUntilMatch(preset, { unknownState: 'fail' }))).end;

  it('gives the data, frozen, its lists filled up', () => {
    const preset = definePreset(presetOf());

    expect(Object.isFrozen(preset)).toBeTrue();
    expect(JSON.parse(JSON.stringify(preset))).toEqual({ ...presetOf(), cancelled: [], needsAction: [] });
  });

  it('keeps its lists of words from who has a copy, and from who wrote them', () => {
    const pending = ['queued', 'running'];
    const preset = definePreset(presetOf({ pending }));
    pending.push('paused');

    expect(preset.pending).toEqual(['queued', 'running']);
    expect(() => (({ ...preset }).pending as string[]).push('paused')).toThrowError(TypeError);
    expect(Object.isFrozen(preset.needsAction)).toBeTrue();
  });

  it('refuses what is wrong', () => {
    expect(() => definePreset(presetOf({ success: [] }))).toThrowError(TypeError, /^definePreset: success or/);
  });

  it('makes what judges by its own words, also once it was spread', () => {
    const patient = { ...openaiBatch, pending: [...openaiBatch.pending, 'paused'] };

    expect((ends(openaiBatch, 'paused') as UnknownStateError).kind).toBe('unknown-state');
    expect((ends(patient, 'paused') as UnknownStateError).kind).toBe('exhausted' as 'unknown-state');
    expect(ends(patient, 'completed')).toBe('complete');
    expect(ends(definePreset(patient), 'completed')).toBe('complete');
  });

  it('makes what is checked again, for it may have been spread', () => {
    const confused = { ...openaiBatch, pending: ['completed'] };

    expect(() => takeUntilMatch(confused)).toThrowError(TypeError, /^takeUntilMatch: "completed" stands in pending/);
  });
});
