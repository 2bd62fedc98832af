import { exampleApi } from './exampleApi.js';

describe('exampleApi', () => {
  const platform = (): typeof fetch => jasmine.createSpy('platform').and.resolveTo(new Response('here'));

  it('runs a job for each address: 202 twice, then 200', async () => {
    const fetch = exampleApi(platform());
    const statuses: number[] = [];
    for (const id of [42, 42, 7, 42]) statuses.push((await fetch(`https://api.example.com/jobs/${String(id)}`)).status);

    expect(statuses).toEqual([202, 202, 202, 200]);
  });

  it('gives every example jobs of its own', async () => {
    for (const fetch of [exampleApi(platform()), exampleApi(platform())]) {
      const response = await fetch('https://api.example.com/jobs/42');

      expect(await response.json()).toEqual({ id: 42, status: 'running' });
    }
  });

  it('leaves this computer to the platform', async () => {
    const response = await exampleApi(platform())('http://127.0.0.1:8080/jobs/1');

    expect(await response.text()).toBe('here');
  });

  it('reaches nothing else', async () => {
    await expectAsync(exampleApi(platform())('https://example.com/')).toBeRejectedWithError(TypeError);
  });
});
