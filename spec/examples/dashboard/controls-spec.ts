import { filter, firstValueFrom } from 'rxjs';
import { all, Controls } from '../../../examples/dashboard/controls.js';

describe('Controls', () => {
  it('pause in all tabs, until one of them starts over', async () => {
    const [here, there] = [new Controls(), new Controls()];
    const told = (isPaused: boolean): Promise<boolean> =>
      firstValueFrom(there.isPaused$(all).pipe(filter((value) => value === isPaused)));
    here.togglePause(all);

    expect(await told(true)).toBe(true);
    const restarted = firstValueFrom(there.restarted$);
    here.tellRestart();

    expect(await firstValueFrom(here.isPaused$(all))).toBe(false);
    await restarted;

    expect(await firstValueFrom(there.isPaused$(all))).toBe(false);
  });
});
