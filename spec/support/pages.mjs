export default {
  spec_dir: 'spec',
  spec_files: ['**/*.page-spec.ts'],
  helpers: ['support/closing-line.mjs'],
  env: { random: true, forbidDuplicateNames: true, failSpecWithNoExpectations: true },
};
