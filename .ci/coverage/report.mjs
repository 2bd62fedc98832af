// Adds up what the specs have run in Node and in the browser, and says so. Fails below the floor.
import { readdirSync, readFileSync } from 'node:fs';
import libCoverage from 'istanbul-lib-coverage';
import { counted, instrument, isCounted, root } from './instrument.mjs';

/** Percent of what there is. */
const floor = { lines: 95, branches: 95 };

const map = libCoverage.createCoverageMap();
for (const path of sources()) map.addFileCoverage(instrument(readFileSync(path, 'utf8'), path).coverage);
for (const run of ['node', 'browser']) {
  const counts = readFileSync(`${root}coverage/${run}.json`, 'utf8');
  map.merge(/** @type {import('istanbul-lib-coverage').CoverageMapData} */ (JSON.parse(counts)));
}

for (const path of map.files()) {
  const file = map.fileCoverageFor(path);
  const { branches } = file.toSummary();
  const lines = file.getUncoveredLines();
  if (lines.length === 0 && branches.pct === 100) continue;
  const missing = [
    ...(lines.length > 0 ? [`lines ${lines.join(' ')}`] : []),
    ...(branches.pct < 100
      ? [`${branches.total - branches.covered} of ${branches.total} branches: ${half(file)}`]
      : []),
  ];
  console.log(`${path.slice(root.length)}: ${missing.join('; ')}`);
}

const { lines, branches } = map.getCoverageSummary();
console.log(`# ${lines.pct} % of ${lines.total} lines, ${branches.pct} % of ${branches.total} branches`);
if (lines.pct < floor.lines || branches.pct < floor.branches) {
  console.error(`The floor is ${floor.lines} % of the lines and ${floor.branches} % of the branches.`);
  process.exitCode = 1;
}

function sources() {
  return counted
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${root}${folder}/${file}`),
    )
    .filter(isCounted);
}

/**
 * The lines of branches that were never taken.
 *
 * @param {import('istanbul-lib-coverage').FileCoverage} file
 */
function half(file) {
  return Object.entries(file.getBranchCoverageByLine())
    .filter(([, { coverage }]) => coverage < 100)
    .map(([line]) => line)
    .join(' ');
}
