/** Seconds of the processor that something takes: other programs' do not count, however busy the machine is. */
export function processorSeconds(act: () => void): number {
  const begun = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
