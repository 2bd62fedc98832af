/** Does some work and gives the CPU time that this process, its garbage collection included, spent on it: microseconds. */
export async function cpuOf(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
